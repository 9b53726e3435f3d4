import { expect, test } from "vitest";
import { LIMITS } from "@/server/config/limits";
import { db } from "@/server/db/client";
import { createApiKey } from "@/server/modules/api-keys/create-api-key";
import { listApiKeys } from "@/server/modules/api-keys/list-api-keys";
import { revokeApiKey } from "@/server/modules/api-keys/revoke-api-key";
import { rollApiKey } from "@/server/modules/api-keys/roll-api-key";
import { updateApiKey } from "@/server/modules/api-keys/update-api-key";
import { createOwner } from "@/server/rest/testing/client";

test("the secret is in the answer and nowhere else", async () => {
  const ctx = await createOwner();
  const key = await createApiKey(ctx, { name: "Shop", scopes: ["invoices:read", "invoices:read"] });
  expect(key).toMatchObject({
    object: "api_key",
    livemode: false,
    name: "Shop",
    scopes: ["invoices:read"],
    status: "active",
  });
  expect(key.secret.endsWith(key.last_four)).toBe(true);
  const stored = JSON.stringify([
    await db().apiKey.findMany({ where: { merchantId: ctx.merchantId ?? "" } }),
    await db().auditEntry.findMany({ where: { targetId: key.id } }),
    await listApiKeys(ctx, {}),
  ]);
  expect(stored).toContain("api_key.create");
  expect(stored).not.toContain(key.secret);
});

test.each([
  [{ name: "" }, "name"],
  [{ name: "x", scopes: [] }, "scopes"],
  [{ name: "x", scopes: ["api_keys:write"] }, "scopes.0"],
  [{ name: "x", expires_at: "2020-01-01T00:00:00.000Z" }, "expires_at"],
])("%j is refused at %s", async (input, path) => {
  const ctx = await createOwner();
  // Inputs arrive unchecked from the doors.
  await expect(createApiKey(ctx, input as Parameters<typeof createApiKey>[1])).rejects.toMatchObject({
    code: "validation_failed",
    details: { issues: [{ path }] },
  });
});

test("a viewer and an API key may not make keys", async () => {
  const ctx = await createOwner();
  const viewer = { ...ctx, actor: { ...ctx.actor, role: "viewer" } } as typeof ctx;
  const client = {
    ...ctx,
    actor: { type: "api_key", apiKeyId: "key_x", scopes: ["invoices:read"] },
  } as typeof ctx;
  await expect(createApiKey(viewer, { name: "x" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(createApiKey(client, { name: "x" })).rejects.toMatchObject({ code: "forbidden" });
});

test("a developer hands on no more than a developer may", async () => {
  const ctx = await createOwner();
  const developer = { ...ctx, actor: { ...ctx.actor, role: "developer" } } as typeof ctx;
  const refusal = { code: "forbidden", details: { permission: "payments:write" } };
  const mighty = await createApiKey(ctx, { name: "x", scopes: ["invoices:read", "payments:write"] });
  await expect(createApiKey(developer, { name: "x", scopes: ["payments:write"] })).rejects.toMatchObject(
    refusal,
  );
  await expect(rollApiKey(developer, { id: mighty.id, overlap_seconds: 0 })).rejects.toMatchObject(refusal);
  expect(await updateApiKey(developer, { id: mighty.id, name: "Till" })).toMatchObject({ name: "Till" });
  const modest = await createApiKey(developer, { name: "x", scopes: ["invoices:read"] });
  await expect(
    updateApiKey(developer, { id: modest.id, scopes: ["invoices:read", "payments:write"] }),
  ).rejects.toMatchObject(refusal);
  await expect(rollApiKey(developer, { id: modest.id, overlap_seconds: 0 })).resolves.toMatchObject({
    scopes: ["invoices:read"],
  });
});

test("parallel creations stop at the limit, and a revocation makes room", async () => {
  const ctx = await createOwner();
  const attempts = await Promise.allSettled(
    Array.from({ length: LIMITS.apiKey.perMerchant + 5 }, (_, n) => createApiKey(ctx, { name: `k${n}` })),
  );
  const made = attempts.filter((attempt) => attempt.status === "fulfilled");
  expect(made).toHaveLength(LIMITS.apiKey.perMerchant);
  await revokeApiKey(ctx, { id: made[0]?.value.id ?? "" });
  await expect(createApiKey(ctx, { name: "one more" })).resolves.toMatchObject({ status: "active" });
});

test("revoking is audited once, repeatable, and only for the own keys", async () => {
  const [ctx, stranger] = await Promise.all([createOwner(), createOwner()]);
  const { id } = await createApiKey(ctx, { name: "x" });
  await expect(revokeApiKey(stranger, { id })).rejects.toMatchObject({ code: "not_found" });
  const [first, second] = [await revokeApiKey(ctx, { id }), await revokeApiKey(ctx, { id })];
  expect(first.status).toBe("revoked");
  expect(second.revoked_at).toBe(first.revoked_at);
  expect(await db().auditEntry.count({ where: { targetId: id, action: "api_key.revoke" } })).toBe(1);
});
