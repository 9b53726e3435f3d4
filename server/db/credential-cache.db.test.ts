import { expect, test, vi } from "vitest";
import { db } from "@/server/db/client";
import type { ApiKey } from "@/server/db/generated/client";
import { CredentialCache } from "@/server/db/credential-cache";
import { createApiKey } from "@/server/modules/api-keys/create-api-key";
import { createOwner } from "@/server/rest/testing/client";

/** One cache per process: what each of two processes would know of one key. */
async function makeTwo() {
  const { id } = await createApiKey(await createOwner(), { name: "x" });
  const load = vi.fn<() => Promise<ApiKey | null>>(() => db().apiKey.findUnique({ where: { id } }));
  const caches = [new CredentialCache(), new CredentialCache()];
  return {
    id,
    load,
    scopes: () => Promise.all(caches.map(async (cache) => (await cache.get("k", load))?.scopes)),
  };
}

test("a known credential is read once per process, however often it is asked for", async () => {
  const { load, scopes } = await makeTwo();
  await Promise.all(Array.from({ length: 500 }, scopes));
  for (let n = 0; n < 500; n += 1) await scopes();
  expect(load).toHaveBeenCalledTimes(2);
});

test("a change becomes known to both within a second, its use does not count as one", async () => {
  const { id, load, scopes } = await makeTwo();
  await scopes();
  await db().apiKey.update({ where: { id }, data: { lastUsedAt: new Date() } });
  await db().apiKey.update({ where: { id }, data: { scopes: ["events:read"] } });
  await vi.waitFor(async () => expect(await scopes()).toEqual([["events:read"], ["events:read"]]), {
    timeout: 10_000,
    interval: 20,
  });
  expect(load).toHaveBeenCalledTimes(4);
});

test("what is not found is asked for again", async () => {
  const cache = new CredentialCache();
  const load = vi.fn<() => Promise<null>>(() => Promise.resolve(null));
  expect([await cache.get("a", load), await cache.get("a", load)]).toEqual([null, null]);
  expect(load).toHaveBeenCalledTimes(2);
});

test("what was read before a change is not remembered after it", async () => {
  const cache = new CredentialCache();
  const read = Promise.withResolvers<string>();
  const load = vi.fn<() => Promise<string>>(() => read.promise);
  const slow = cache.get("a", load);
  await vi.waitFor(() => expect(load).toHaveBeenCalled(), { timeout: 10_000 });
  cache.clear();
  read.resolve("old");
  expect(await slow).toBe("old");
  expect(await cache.get("a", () => Promise.resolve("new"))).toBe("new");
});

test("it holds a bounded number", async () => {
  const cache = new CredentialCache();
  for (let n = 0; n < 10_001; n += 1) await cache.get(`k${n}`, () => Promise.resolve(n));
  const load = vi.fn<() => Promise<number>>(() => Promise.resolve(-1));
  expect(await cache.get("k10000", load)).toBe(10_000);
  expect(await cache.get("k0", load)).toBe(-1);
});
