import { expect, test, vi } from "vitest";
import { payerContext } from "@/server/auth/authorize";
import { fixedClock } from "@/server/core/clock";
import { db } from "@/server/db/client";
import { authenticateApiKey } from "@/server/modules/api-keys/authenticate-api-key";
import { createApiKey } from "@/server/modules/api-keys/create-api-key";
import { createOwner } from "@/server/rest/testing/client";

test("last use is written at most once a minute, beside the request", async () => {
  const clock = fixedClock("2026-05-01T12:00:00Z");
  const owner = await createOwner("test", clock);
  const { id, secret } = await createApiKey(owner, { name: "x" });
  const ctx = payerContext("test", "req", clock);
  const lastUsed = async () =>
    (await db().apiKey.findUniqueOrThrow({ where: { id } })).lastUsedAt?.toISOString();

  await authenticateApiKey(ctx, { secret });
  await vi.waitFor(async () => expect(await lastUsed()).toBe("2026-05-01T12:00:00.000Z"));
  clock.advance(30_000);
  await authenticateApiKey(ctx, { secret });
  clock.advance(31_000);
  await authenticateApiKey(ctx, { secret });
  await vi.waitFor(async () => expect(await lastUsed()).toBe("2026-05-01T12:01:01.000Z"));
});

test("a key revoked elsewhere ends within a second", async () => {
  const clock = fixedClock("2026-05-01T12:00:00Z");
  const owner = await createOwner("test", clock);
  const { id, secret } = await createApiKey(owner, { name: "x" });
  const ctx = payerContext("test", "req", clock);
  await expect(authenticateApiKey(ctx, { secret })).resolves.toMatchObject({
    id,
    merchantId: owner.merchantId,
    mode: "test",
  });
  await db().apiKey.update({ where: { id }, data: { revokedAt: clock.now() } });
  clock.advance(1_000);
  await expect(authenticateApiKey(ctx, { secret })).rejects.toMatchObject({ code: "unauthenticated" });
});
