import { beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "@/server/core/clock";
import { type IdKind, newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import { OPERATIONS } from "@/server/rest/operations";
import { askForBoth } from "@/server/rest/testing/ask-for-both";
import { type ApiClient, createClient } from "@/server/rest/testing/client";
import { makeWorld, type World } from "@/server/rest/testing/world";

const WITH_ID = OPERATIONS.filter(({ access, params }) => access !== "public" && params !== undefined).map(
  (operation) => [operation.operationId, operation] as const,
);
const LISTS = OPERATIONS.filter(
  ({ method, access, params }) => method === "get" && access !== "public" && params === undefined,
).map((operation) => [operation.operationId, operation] as const);
const READABLE = WITH_ID.filter(([, { method, path }]) => method === "get" && path.endsWith("/{id}"));

let world: World;
let testKey: ApiClient;
let liveKey: ApiClient;

/** One merchant with objects of test mode, and a key of each mode. */
beforeAll(async () => {
  world = await makeWorld();
  testKey = world.owner;
  const session = { id: newId("session"), confirmedAt: systemClock.now(), isVerified: true };
  liveKey = await createClient({ owner: { ...testKey.ctx, mode: "live", session } });
}, 60_000);

const idOf = (kind: IdKind | undefined) => world.ids.get(kind ?? "invoice")?.[0] ?? "";

/** The ids of the world's objects that a list shows. What a client asked for stands in the log of its requests, but not so. */
async function listed(client: ApiClient, path: string): Promise<string[]> {
  const { text } = await client.request("GET", path);
  return [...world.ids.values()].flat().filter((id) => text.includes(`"id":"${id}"`));
}

/** Everything the merchant has becomes live, past the rules that nothing ever changes its mode. */
async function makeAllLive(merchantId: string): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    const tables = await tx.$queryRaw<{ name: string }[]>`
      SELECT c.table_name AS name FROM information_schema.columns c
      JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> 'api_keys'
      GROUP BY table_name HAVING count(*) FILTER (WHERE column_name IN ('merchant_id', 'mode')) = 2`;
    for (const { name } of tables)
      await tx.$executeRawUnsafe(`UPDATE "${name}" SET mode = 'live' WHERE merchant_id = $1`, merchantId);
  });
}

describe("the live key of the same merchant", () => {
  test.each(WITH_ID)("%s answers a test object exactly as an unknown one", async (_, operation) => {
    const { foreign, unknown } = await askForBoth(liveKey, operation, idOf(operation.params?.id));
    // It may not use test helpers at all.
    expect(foreign.status).toBe(operation.path.startsWith("/test_helpers") ? 403 : 404);
    expect(foreign).toEqual(unknown);
  });
  test.each(LISTS)("%s has no test object", async (_, { path }) => {
    expect(await listed(liveKey, path)).toEqual([]);
  });
});

describe("the test key, once all of it is live,", () => {
  beforeAll(() => makeAllLive(testKey.merchantId));

  test.each(READABLE)("%s shows it to the live key", async (_, { path, params }) => {
    expect((await liveKey.request("GET", path.replace("{id}", idOf(params?.id)))).status).toBe(200);
  });
  test.each(WITH_ID)("%s answers a live object exactly as an unknown one", async (_, operation) => {
    const { foreign, unknown } = await askForBoth(testKey, operation, idOf(operation.params?.id));
    expect(foreign.status).toBe(404);
    expect(foreign).toEqual(unknown);
  });
  test.each(LISTS)("%s has no live object", async (_, { path }) => {
    expect(await listed(testKey, path)).toEqual([]);
  });
});
