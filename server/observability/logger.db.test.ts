import { Writable } from "node:stream";
import { pino } from "pino";
import { expect, test } from "vitest";
import { systemClock } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import { LOGGER_OPTIONS } from "@/server/observability/logger";
import { makeMerchant } from "@/server/testing/factories";

const QUERY = "S3cretOfTheQuery";

/** What is written of the error of some work. */
async function written(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (error === null) throw new Error("nothing was refused");
  let text = "";
  const sink = new Writable({
    write(chunk: Buffer, _, done) {
      text += chunk.toString();
      done();
    },
  });
  pino({ ...LOGGER_OPTIONS, level: "trace" }, sink).error({ err: error }, "x");
  return text;
}

test("what the database refuses is told without the row", async () => {
  const { id: merchantId } = await makeMerchant();
  const now = systemClock.now();
  const data = {
    id: newId("webhookEndpoint"),
    merchantId,
    mode: "test",
    url: `https://shop.example/hook?key=${QUERY}`,
    events: ["*"],
    status: "enabled",
    secret: QUERY,
    createdAt: now,
    updatedAt: now,
  } as const;
  const create = (over: object = {}) =>
    db().webhookEndpoint.create({ data: { ...data, events: [...data.events], ...over } });
  await create();
  const lines = await Promise.all([
    written(create()),
    written(create({ id: newId("webhookEndpoint"), merchantId: "mer_none" })),
    written(create({ id: newId("webhookEndpoint"), merchantId: null })),
    written(create({ id: newId("webhookEndpoint"), nonsense: 1 })),
    written(create({ id: newId("webhookEndpoint"), version: "1" })),
    written(
      db()
        .$executeRaw`INSERT INTO webhook_endpoints (id, url, secret) VALUES (${newId("webhookEndpoint")}, ${data.url}, ${QUERY})`,
    ),
    written(db().$executeRaw`UPDATE webhook_endpoints SET merchant_id = NULL WHERE id = ${data.id}`),
  ]);
  expect(lines[3]).toContain("Unknown argument `nonsense`");
  for (const line of lines) {
    expect(line).toContain('"stack":');
    expect(line).not.toContain(QUERY);
  }
});
