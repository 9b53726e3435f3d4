import { expect, test } from "vitest";
import { LIMITS } from "@/server/config/limits";
import { instant } from "@/server/core/clock";
import { db } from "@/server/db/client";
import { createPartner } from "@/server/modules/partners/create-partner";
import { listPartners } from "@/server/modules/partners/list-partners";
import { rollPartnerSecret } from "@/server/modules/partners/roll-partner-secret";
import { updatePartner } from "@/server/modules/partners/update-partner";
import { createOwner } from "@/server/rest/testing/client";

const input = { name: "Reseller", scopes: ["invoices:read" as const] };

test("every act is audited, and no secret is stored or listed", async () => {
  const ctx = await createOwner();
  const made = await createPartner(ctx, input);
  const rolled = await rollPartnerSecret(ctx, { id: made.id, overlap_seconds: 60 });
  await updatePartner(ctx, { id: made.id, version: 2, status: "disabled" });
  const entries = await db().auditEntry.findMany({ where: { targetId: made.id }, orderBy: { id: "asc" } });
  expect(entries.map(({ action }) => action)).toEqual([
    "partner.create",
    "partner.roll_secret",
    "partner.update",
  ]);
  const list = await listPartners(ctx, {});
  expect(list.data).toMatchObject([{ id: made.id, status: "disabled", version: 3 }]);
  const stored = JSON.stringify([
    entries,
    list,
    await db().partner.findUniqueOrThrow({ where: { id: made.id } }),
  ]);
  for (const { client_secret } of [made, rolled]) expect(stored).not.toContain(client_secret);
});

test.each([
  [{ name: "" }, "name"],
  [{ scopes: [] }, "scopes"],
  [{ scopes: ["partners:write"] }, "scopes.0"],
  [{ scopes: ["api_keys:read"] }, "scopes.0"],
])("%j is refused at %s", async (wrong, path) => {
  const ctx = await createOwner();
  // Inputs arrive unchecked from the doors.
  const unchecked = { ...input, ...wrong } as Parameters<typeof createPartner>[1];
  await expect(createPartner(ctx, unchecked)).rejects.toMatchObject({ details: { issues: [{ path }] } });
});

test("a developer hands on no more than a developer may", async () => {
  const ctx = await createOwner();
  const developer = { ...ctx, actor: { ...ctx.actor, role: "developer" } } as typeof ctx;
  const refusal = { code: "forbidden", details: { permission: "deposits:write" } };
  const scopes = ["invoices:read" as const, "deposits:write" as const];
  const { id } = await createPartner(ctx, { name: "x", scopes });
  await expect(createPartner(developer, { name: "x", scopes })).rejects.toMatchObject(refusal);
  await expect(rollPartnerSecret(developer, { id, overlap_seconds: 0 })).rejects.toMatchObject(refusal);
  const modest = await createPartner(developer, input);
  await expect(updatePartner(developer, { id: modest.id, scopes })).rejects.toMatchObject(refusal);
});

test("nobody reaches another merchant's partner, one of the other mode, or any without the permission", async () => {
  const [ctx, stranger] = await Promise.all([createOwner(), createOwner()]);
  const { id } = await createPartner(ctx, input);
  for (const other of [stranger, { ...ctx, mode: "live" as const }]) {
    await expect(updatePartner(other, { id, name: "x" })).rejects.toMatchObject({ code: "not_found" });
    await expect(rollPartnerSecret(other, { id, overlap_seconds: 0 })).rejects.toMatchObject({
      code: "not_found",
    });
    expect((await listPartners(other, {})).data).toEqual([]);
  }
  const viewer = { ...ctx, actor: { ...ctx.actor, role: "viewer" } } as typeof ctx;
  const client = { ...ctx, actor: { type: "partner", partnerId: id, scopes: input.scopes } } as typeof ctx;
  for (const other of [viewer, client]) {
    await expect(listPartners(other, {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(createPartner(other, input)).rejects.toMatchObject({ code: "forbidden" });
    await expect(updatePartner(other, { id, name: "x" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(rollPartnerSecret(other, { id, overlap_seconds: 0 })).rejects.toMatchObject({
      code: "forbidden",
    });
  }
});

test("of changes at once on one version, one wins", async () => {
  const ctx = await createOwner();
  const { id } = await createPartner(ctx, input);
  const attempts = await Promise.allSettled(
    ["a", "b", "c"].map((name) => updatePartner(ctx, { id, version: 1, name })),
  );
  expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("parallel creations stop at the limit", async () => {
  const ctx = await createOwner();
  const attempts = await Promise.allSettled(
    Array.from({ length: LIMITS.partner.perMerchant + 3 }, () => createPartner(ctx, input)),
  );
  expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(LIMITS.partner.perMerchant);
});

test("a live secret is given, and what it is good for changed, only to a person with a proven address who has just confirmed who they are", async () => {
  const ctx = await createOwner("live");
  const made = await createPartner(ctx, input);
  const session = ctx.session ?? { id: "none", confirmedAt: instant(0), isVerified: false };
  const distrusted = [
    [{ ...ctx, session: { ...session, isVerified: false } }, "forbidden"],
    [{ ...ctx, session: { ...session, confirmedAt: instant(0) } }, "confirmation_required"],
    [{ ...ctx, session: undefined }, "forbidden"],
  ] as const;
  for (const [ctx, code] of distrusted) {
    await expect(createPartner(ctx, input)).rejects.toMatchObject({ code });
    await expect(rollPartnerSecret(ctx, { id: made.id, overlap_seconds: 60 })).rejects.toMatchObject({
      code,
    });
    for (const change of [{ scopes: input.scopes }, { status: "active" as const }])
      await expect(updatePartner(ctx, { id: made.id, ...change })).rejects.toMatchObject({ code });
  }
  await rollPartnerSecret(ctx, { id: made.id, overlap_seconds: 60 });
});
