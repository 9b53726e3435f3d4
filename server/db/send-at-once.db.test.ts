import { Client, type QueryConfig } from "pg";
import { expect, it, onTestFinished } from "vitest";
import { env } from "@/server/config/env";
import { db } from "@/server/db/client";
import { sendAtOnce } from "@/server/db/send-at-once";
import { withTransaction } from "@/server/db/transaction";
import { recogniseOutage } from "@/server/modules/health/recognise-outage";
import { makeMerchant } from "@/server/testing/factories";

const nameOf = async (id: string) => (await db().merchant.findUniqueOrThrow({ where: { id } })).name;

it("where BEGIN fails alone, nothing comes after what was sent with it", async () => {
  const { id } = await makeMerchant();
  const before = await nameOf(id);
  const client = new Client({ connectionString: env().DATABASE_URL, pipeline: true });
  const lost: unknown[] = [];
  client.on("error", (error) => lost.push(error));
  await client.connect();
  onTestFinished(() => client.end());
  const query = client.query.bind(client) as (statement: QueryConfig) => Promise<unknown>;
  const failing = ({ text, ...rest }: QueryConfig) =>
    query({ ...rest, text: text === "BEGIN" ? "SELECT 1 / 0" : text });
  client.query = failing as Client["query"];
  sendAtOnce(client, () => true);

  await client.query({ text: "BEGIN" });
  const attempt = async () => {
    await client.query({ text: "SELECT 1" });
    await client.query({ text: `UPDATE merchants SET name = 'Alone' WHERE id = $1`, values: [id] });
  };
  await expect(attempt()).rejects.toSatisfy(recogniseOutage);
  expect(lost).toMatchObject([{ cause: { code: "22012" } }]);
  expect(await nameOf(id)).toBe(before);
});

it("a transaction that reads first is one", async () => {
  const { id, ctx } = await makeMerchant();
  const before = await nameOf(id);
  const rename = (name: string, fails: boolean) =>
    withTransaction(
      ctx,
      async ({ tx }) => {
        await tx.$queryRaw`SELECT 1`;
        await tx.$executeRaw`UPDATE merchants SET name = ${name} WHERE id = ${id}`;
        if (fails) throw new Error("no");
      },
      { readsFirst: true },
    );
  await expect(rename("Taken back", true)).rejects.toThrow("no");
  expect(await nameOf(id)).toBe(before);
  await rename("Kept", false);
  expect(await nameOf(id)).toBe("Kept");
});
