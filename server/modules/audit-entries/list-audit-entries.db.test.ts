import { describe, expect, it } from "vitest";
import { addSeconds } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import { listAuditEntries } from "@/server/modules/audit-entries/list-audit-entries";
import { updateMerchant } from "@/server/modules/merchants/update-merchant";
import { updateMerchantFee } from "@/server/modules/merchants/update-merchant-fee";
import { exportAuditEntries } from "@/server/modules/reports/export-audit-entries";
import { makeMerchant } from "@/server/testing/factories";

const operator = {
  type: "operator",
  userId: newId("user"),
  email: "boss@example.com",
  platformRole: "admin",
} as const;

/** A merchant whose member did two things and whose operator did one. */
async function makeHistory() {
  const { id, ctx } = await makeMerchant();
  const email = "Ada@Example.com".toLowerCase();
  const actor = {
    type: "user",
    userId: newId("user"),
    memberId: newId("member"),
    role: "owner",
    email,
  } as const;
  const member = { ...ctx, actor };
  await updateMerchant(member, { version: 1, name: "One" });
  await updateMerchant(ctx, { version: 2, name: "Two" });
  await updateMerchantFee(
    { ...ctx, merchantId: null, actor: operator },
    { merchant_id: id, version: 3, fee_basis_points: 80, reason: "=cmd|' volume" },
  );
  return { id, member };
}

describe("the audit log", () => {
  it("tells who did what, with before and after, page by page", async () => {
    const { id, member } = await makeHistory();
    const first = await listAuditEntries(member, { limit: 2 });
    expect(first.data).toMatchObject([
      {
        action: "merchant.update_fee",
        actor: { type: "system", name: "operator" },
        reason: "=cmd|' volume",
        before: { fee_basis_points: 100 },
        after: { fee_basis_points: 80 },
        target_id: id,
        livemode: false,
      },
      {
        action: "merchant.update",
        actor: { type: "api_key" },
        before: { name: "One" },
        after: { name: "Two" },
      },
    ]);
    const second = await listAuditEntries(member, { limit: 2, cursor: first.next_cursor ?? "" });
    expect(second).toMatchObject({
      data: [{ actor: { type: "user", name: "ada@example.com" } }],
      has_more: false,
    });
    expect(JSON.stringify([first, second])).not.toContain("boss@");
  });

  it("is filtered by actor, action, object and time", async () => {
    const { id, member } = await makeHistory();
    const count = async (filters: object) => (await listAuditEntries(member, filters)).data.length;
    const future = addSeconds(member.clock.now(), 60).toISOString();
    expect(await count({ actor: "ADA@" })).toBe(1);
    expect(await count({ actor: "boss@" })).toBe(0);
    expect(await count({ action: "merchant.update" })).toBe(3);
    expect(await count({ action: "merchant.update_fee" })).toBe(1);
    expect(await count({ target: id })).toBe(3);
    expect(await count({ created_after: future })).toBe(0);
    expect(await count({ created_before: future })).toBe(3);
  });

  it("is a file in which no cell is a formula", async () => {
    const { member } = await makeHistory();
    let csv = "";
    for await (const line of await exportAuditEntries(member, {})) csv += line;
    expect(csv.split("\r\n")).toHaveLength(5);
    expect(csv).toContain("'=cmd");
  });

  it("belongs to one merchant, and to owners and admins", async () => {
    const [{ member }, other] = [await makeHistory(), await makeMerchant()];
    expect((await listAuditEntries(other.ctx, {})).data).toEqual([]);
    for (const role of ["developer", "finance", "viewer"] as const)
      await expect(
        listAuditEntries({ ...member, actor: { ...member.actor, role } }, {}),
      ).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("the fee", () => {
  it("is the operator's alone, bounded, and changed from the version that was seen", async () => {
    const { id, ctx } = await makeMerchant();
    const change = { merchant_id: id, version: 1, fee_basis_points: 50, reason: "test" };
    await expect(updateMerchantFee(ctx, change)).rejects.toMatchObject({ code: "forbidden" });
    const boss = { ...ctx, merchantId: null, actor: operator };
    await expect(updateMerchantFee(boss, { ...change, fee_basis_points: 1001 })).rejects.toMatchObject({
      code: "validation_failed",
    });
    const both = await Promise.allSettled([updateMerchantFee(boss, change), updateMerchantFee(boss, change)]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db().merchant.findUniqueOrThrow({ where: { id } })).toMatchObject({
      feeBasisPoints: 50,
      version: 2,
    });
  });
});
