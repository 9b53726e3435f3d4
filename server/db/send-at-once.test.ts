import type { ClientBase } from "pg";
import { expect, it } from "vitest";
import { sendAtOnce } from "@/server/db/send-at-once";

/** A connection that answers nothing by itself, and what it was told. */
function connection() {
  const sent: { readonly statement: unknown; readonly answer: PromiseWithResolvers<unknown> }[] = [];
  const told: unknown[] = [];
  const client = {
    connection: { stream: { cork: () => told.push("cork"), uncork: () => told.push("uncork") } },
    query: (statement: unknown) => {
      const answer = Promise.withResolvers<unknown>();
      sent.push({ statement, answer });
      told.push(statement);
      return answer.promise;
    },
  } as unknown as ClientBase;
  sendAtOnce(client);
  return { client, sent, told };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

it("what is asked in one turn goes with one write, and does not wait for another turn", async () => {
  const { client, told } = connection();
  void client.query("SELECT 1");
  await Promise.resolve();
  void client.query("SELECT 2");
  await turn();
  void client.query("SELECT 3");
  await turn();
  expect(told).toEqual(["cork", "SELECT 1", "SELECT 2", "uncork", "cork", "SELECT 3", "uncork"]);
});

it("a transaction's first statement is sent with its BEGIN, in that order", async () => {
  const { client, sent } = connection();
  await client.query({ text: "BEGIN" });
  void client.query({ text: "SELECT 1" });
  expect(sent.map(({ statement }) => statement)).toEqual([{ text: "BEGIN" }, { text: "SELECT 1" }]);
});

it("every other statement is waited for", async () => {
  const { client, sent } = connection();
  const answered: unknown[] = [];
  const asked = ["SET x = 1", { text: "COMMIT" }, { text: "SELECT 'BEGIN'" }].map(async (statement) =>
    answered.push(await client.query(statement as string)),
  );
  await Promise.resolve();
  expect(answered).toEqual([]);
  for (const { statement, answer } of sent) answer.resolve(statement);
  await Promise.all(asked);
  expect(answered).toEqual(["SET x = 1", { text: "COMMIT" }, { text: "SELECT 'BEGIN'" }]);
});

it("a BEGIN that fails is told by what comes behind it", async () => {
  const { client, sent } = connection();
  await client.query({ text: "BEGIN" });
  const behind = client.query({ text: "SELECT 1" });
  for (const { answer } of sent) answer.reject(new Error("Connection terminated"));
  await expect(behind).rejects.toThrow("Connection terminated");
});
