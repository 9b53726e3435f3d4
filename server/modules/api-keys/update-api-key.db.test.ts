import { expect, test } from "vitest";
import { instant } from "@/server/core/clock";
import { db } from "@/server/db/client";
import { createApiKey } from "@/server/modules/api-keys/create-api-key";
import { revokeApiKey } from "@/server/modules/api-keys/revoke-api-key";
import { rollApiKey } from "@/server/modules/api-keys/roll-api-key";
import { updateApiKey } from "@/server/modules/api-keys/update-api-key";
import { createOwner } from "@/server/rest/testing/client";

test("changes what is named, once per version, audited with before and after", async () => {
  const ctx = await createOwner();
  const { id } = await createApiKey(ctx, { name: "Shop" });
  const changed = await updateApiKey(ctx, {
    id,
    version: 1,
    name: "Till",
    scopes: ["invoices:read"],
    allowed_addresses: ["203.0.113.7/24", "203.0.113.0/24", "2001:db8::1"],
    expires_at: "2999-01-01T00:00:00.000Z",
  });
  expect(changed).toMatchObject({
    name: "Till",
    scopes: ["invoices:read"],
    allowed_addresses: ["203.0.113.0/24", "2001:db8::1/128"],
    expires_at: "2999-01-01T00:00:00.000Z",
    signing_secret: null,
    version: 2,
  });
  await expect(updateApiKey(ctx, { id, version: 1, name: "x" })).rejects.toMatchObject({
    code: "version_mismatch",
  });
  expect(await updateApiKey(ctx, { id, expires_at: null })).toMatchObject({ expires_at: null, name: "Till" });
  const [entry] = await db().auditEntry.findMany({ where: { targetId: id, action: "api_key.update" } });
  expect(entry).toMatchObject({ before: { name: "Shop" }, after: { name: "Till" } });
});

test("request signing has a secret while it is on, which is shown once and stored sealed", async () => {
  const ctx = await createOwner();
  const { id } = await createApiKey(ctx, { name: "Shop" });
  const on = await updateApiKey(ctx, { id, request_signing: "required" });
  expect(on.signing_secret).toMatch(/^rsk_test_/);
  expect(await updateApiKey(ctx, { id, request_signing: "optional" })).toMatchObject({
    signing_secret: null,
  });
  const stored = JSON.stringify([
    await db().apiKey.findUniqueOrThrow({ where: { id } }),
    await db().auditEntry.findMany({ where: { targetId: id } }),
  ]);
  expect(stored).not.toContain(on.signing_secret);
  await updateApiKey(ctx, { id, request_signing: "off" });
  expect(await db().apiKey.findUniqueOrThrow({ where: { id } })).toMatchObject({ signingSecret: null });
});

test.each([
  [{ name: " " }, "name"],
  [{ scopes: [] }, "scopes"],
  [{ scopes: ["api_keys:write"] }, "scopes.0"],
  [{ allowed_addresses: ["203.0.113.1", "nowhere"] }, "allowed_addresses.1"],
  [{ expires_at: "2020-01-01T00:00:00.000Z" }, "expires_at"],
  [{ request_signing: "maybe" }, "request_signing"],
])("%j is refused at %s", async (change, path) => {
  const ctx = await createOwner();
  const { id } = await createApiKey(ctx, { name: "Shop" });
  // Inputs arrive unchecked from the doors.
  const input = { id, ...change } as Parameters<typeof updateApiKey>[1];
  await expect(updateApiKey(ctx, input)).rejects.toMatchObject({ details: { issues: [{ path }] } });
});

test("of two changes at once on one version, one wins", async () => {
  const ctx = await createOwner();
  const { id } = await createApiKey(ctx, { name: "Shop" });
  const attempts = await Promise.allSettled([
    updateApiKey(ctx, { id, version: 1, name: "a" }),
    rollApiKey(ctx, { id, overlap_seconds: 60 }),
    updateApiKey(ctx, { id, version: 1, name: "b" }),
  ]);
  const made = attempts.filter(({ status }) => status === "fulfilled").length;
  const { version } = await db().apiKey.findUniqueOrThrow({ where: { id } });
  expect(version).toBe(1 + made);
});

test("nobody changes or rolls another merchant's key, one of the other mode, or a revoked one", async () => {
  const [ctx, stranger] = await Promise.all([createOwner(), createOwner()]);
  const { id } = await createApiKey(ctx, { name: "x" });
  const roll = { id, overlap_seconds: 0 };
  const session = { id: "ses_1", confirmedAt: new Date(), isVerified: true };
  for (const other of [stranger, { ...ctx, mode: "live" as const, session }]) {
    await expect(updateApiKey(other, { id, name: "y" })).rejects.toMatchObject({ code: "not_found" });
    await expect(rollApiKey(other, roll)).rejects.toMatchObject({ code: "not_found" });
  }
  const viewer = { ...ctx, actor: { ...ctx.actor, role: "viewer" } } as typeof ctx;
  await expect(updateApiKey(viewer, { id, name: "y" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(rollApiKey(viewer, roll)).rejects.toMatchObject({ code: "forbidden" });
  await expect(rollApiKey(ctx, { id, overlap_seconds: 604_801 })).rejects.toMatchObject({
    details: { issues: [{ path: "overlap_seconds" }] },
  });
  await revokeApiKey(ctx, { id });
  await expect(updateApiKey(ctx, { id, name: "y" })).rejects.toMatchObject({ code: "invalid_state" });
  await expect(rollApiKey(ctx, roll)).rejects.toMatchObject({ code: "invalid_state" });
});

test("a roll is audited and neither secret is stored", async () => {
  const ctx = await createOwner();
  const before = await createApiKey(ctx, { name: "x" });
  const after = await rollApiKey(ctx, { id: before.id, overlap_seconds: 60 });
  expect(after.secret).not.toBe(before.secret);
  const stored = JSON.stringify([
    await db().apiKey.findUniqueOrThrow({ where: { id: before.id } }),
    await db().auditEntry.findMany({ where: { targetId: before.id } }),
  ]);
  expect(stored).toContain("api_key.roll");
  for (const { secret } of [before, after]) expect(stored).not.toContain(secret);
});

test("a live secret is given, and what it is good for changed, only to a person with a proven address who has just confirmed who they are", async () => {
  const ctx = await createOwner("live");
  const made = await createApiKey(ctx, { name: "x" });
  const session = ctx.session ?? { id: "none", confirmedAt: instant(0), isVerified: false };
  const distrusted = [
    [{ ...ctx, session: { ...session, isVerified: false } }, "forbidden"],
    [{ ...ctx, session: { ...session, confirmedAt: instant(0) } }, "confirmation_required"],
    [{ ...ctx, session: undefined }, "forbidden"],
  ] as const;
  for (const [ctx, code] of distrusted) {
    await expect(createApiKey(ctx, { name: "x" })).rejects.toMatchObject({ code });
    await expect(rollApiKey(ctx, { id: made.id, overlap_seconds: 60 })).rejects.toMatchObject({ code });
    for (const change of [
      { allowed_addresses: [] },
      { request_signing: "off" as const },
      { expires_at: null },
    ])
      await expect(updateApiKey(ctx, { id: made.id, ...change })).rejects.toMatchObject({ code });
    await updateApiKey(ctx, { id: made.id, name: "y" });
  }
  await rollApiKey(ctx, { id: made.id, overlap_seconds: 60 });
});
