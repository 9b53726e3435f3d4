import { expect, test, vi } from "vitest";
import { payerContext } from "@/server/auth/authorize";
import { type Clock, fixedClock, instant } from "@/server/core/clock";
import { db } from "@/server/db/client";
import { authenticateApiKey } from "@/server/modules/api-keys/authenticate-api-key";
import { createApiKey } from "@/server/modules/api-keys/create-api-key";
import { rollApiKey } from "@/server/modules/api-keys/roll-api-key";
import { createOwner } from "@/server/rest/testing/client";

const unauthenticated = { code: "unauthenticated" };
/** For what takes a second at most; a busy machine may take its time to notice. */
const PATIENCE = { timeout: 10_000 };

function authenticate(secret: string, clock: Clock, address?: string) {
  return authenticateApiKey(payerContext("test", "req", clock), { secret, address });
}

async function makeKey(over: Partial<Parameters<typeof createApiKey>[1]> = {}) {
  const clock = fixedClock("2026-05-01T12:00:00Z");
  const owner = await createOwner("test", clock);
  return { clock, owner, key: await createApiKey(owner, { name: "x", ...over }) };
}

test("last use is written at most once a minute, beside the request", async () => {
  const { clock, key } = await makeKey();
  const lastUsed = async () =>
    (await db().apiKey.findUniqueOrThrow({ where: { id: key.id } })).lastUsedAt?.toISOString();

  await authenticate(key.secret, clock);
  await vi.waitFor(async () => expect(await lastUsed()).toBe("2026-05-01T12:00:00.000Z"), PATIENCE);
  clock.advance(30_000);
  await authenticate(key.secret, clock);
  clock.advance(31_000);
  await authenticate(key.secret, clock);
  await vi.waitFor(async () => expect(await lastUsed()).toBe("2026-05-01T12:01:01.000Z"), PATIENCE);
});

test("a change made elsewhere, by whatever program, holds within a second", async () => {
  const { clock, key } = await makeKey();
  await expect(authenticate(key.secret, clock)).resolves.toMatchObject({ id: key.id, mode: "test" });
  await db().apiKey.update({ where: { id: key.id }, data: { scopes: ["invoices:read"] } });
  await vi.waitFor(
    async () => expect(await authenticate(key.secret, clock)).toMatchObject({ scopes: ["invoices:read"] }),
    PATIENCE,
  );
  await db().apiKey.update({ where: { id: key.id }, data: { revokedAt: clock.now() } });
  await vi.waitFor(
    () => expect(authenticate(key.secret, clock)).rejects.toMatchObject(unauthenticated),
    PATIENCE,
  );
});

test("after a roll both secrets work until the old one's time is over", async () => {
  const { clock, owner, key: old } = await makeKey({ request_signing: "optional" });
  const next = await rollApiKey(owner, { id: old.id, overlap_seconds: 3600 });
  expect(next.previous_secret_expires_at).toBe("2026-05-01T13:00:00.000Z");
  expect(await authenticate(old.secret, clock)).toMatchObject({
    id: old.id,
    signingSecret: old.signing_secret,
  });
  expect(await authenticate(next.secret, clock)).toMatchObject({ signingSecret: next.signing_secret });
  clock.advance(3_600_000);
  await expect(authenticate(old.secret, clock)).rejects.toMatchObject(unauthenticated);
  await expect(authenticate(next.secret, clock)).resolves.toMatchObject({ id: old.id });
});

test("a roll without overlap ends the old secret at once, and a second roll the first one's", async () => {
  const { clock, owner, key: first } = await makeKey();
  const second = await rollApiKey(owner, { id: first.id, overlap_seconds: 86_400 });
  const third = await rollApiKey(owner, { id: first.id, overlap_seconds: 86_400 });
  await expect(authenticate(first.secret, clock)).rejects.toMatchObject(unauthenticated);
  await expect(authenticate(second.secret, clock)).resolves.toBeDefined();
  const fourth = await rollApiKey(owner, { id: first.id, overlap_seconds: 0 });
  for (const { secret } of [second, third])
    await expect(authenticate(secret, clock)).rejects.toMatchObject(unauthenticated);
  await expect(authenticate(fourth.secret, clock)).resolves.toBeDefined();
});

test("a restricted key is refused from elsewhere", async () => {
  const { clock, key } = await makeKey({ allowed_addresses: ["203.0.113.0/24", "2001:db8::/32"] });
  await expect(authenticate(key.secret, clock, "203.0.113.9")).resolves.toBeDefined();
  await expect(authenticate(key.secret, clock, "2001:db8::9")).resolves.toBeDefined();
  await expect(authenticate(key.secret, clock, "198.51.100.1")).rejects.toMatchObject({
    code: "forbidden",
    message: "This API key may not be used from 198.51.100.1",
  });
  await expect(authenticate(key.secret, clock)).rejects.toMatchObject({ code: "forbidden" });
});

test("an expiry set later holds", async () => {
  const { clock, key } = await makeKey();
  await expect(authenticate(key.secret, clock)).resolves.toBeDefined();
  const expiresAt = instant("2026-05-01T12:00:30Z");
  await db().apiKey.update({ where: { id: key.id }, data: { expiresAt } });
  clock.advance(31_000);
  await vi.waitFor(
    () => expect(authenticate(key.secret, clock)).rejects.toMatchObject(unauthenticated),
    PATIENCE,
  );
});
