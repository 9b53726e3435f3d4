import { describe, expect, it } from "vitest";
import { authorizedMerchantId, payerContext } from "@/server/auth/authorize";
import { db } from "@/server/db/client";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { getPublicInvoice } from "@/server/modules/invoices/get-public-invoice";
import { getMerchant } from "@/server/modules/merchants/get-merchant";
import { getMerchantLogo } from "@/server/modules/merchants/get-merchant-logo";
import type { UpdateMerchantInput } from "@/server/modules/merchants/schema";
import { updateMerchant } from "@/server/modules/merchants/update-merchant";
import { updateMerchantLogo } from "@/server/modules/merchants/update-merchant-logo";
import { makeMerchant } from "@/server/testing/factories";

/** The header of a PNG of this size: all that is read of a picture. */
function png(width: number, height: number): string {
  const bytes = Buffer.alloc(64);
  Buffer.from("89504e470d0a1a0a0000000d49484452", "hex").copy(bytes);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes.toString("base64");
}

describe("a change of settings", () => {
  it("changes what it names, is audited and told, and holds for invoices made from then on", async () => {
    const { id, ctx } = await makeMerchant();
    const old = await createInvoice(ctx, { amount: "5" });
    const changed = await updateMerchant(ctx, {
      version: 1,
      support_email: "help@example.com",
      statement_name: "corner shop",
      confirmations_override: 3,
      tolerance_basis_points: 50,
      late_policy: "hold",
      accent_color: "#1A4FD6",
    });
    expect(changed).toMatchObject({
      name: "Corner Shop",
      statement_name: "CORNER SHOP",
      accent_color: "#1a4fd6",
      tolerance_basis_points: 50,
      version: 2,
    });
    expect(await getMerchant(ctx)).toEqual(changed);
    const made = await createInvoice(ctx, { amount: "5" });
    expect([old.required_confirmations, made.required_confirmations]).toEqual([1, 3]);
    const { merchant } = await getPublicInvoice(payerContext("test", "req"), { id: made.id });
    expect(merchant).toEqual({
      name: "Corner Shop",
      support_email: "help@example.com",
      support_url: null,
      accent_color: "#1a4fd6",
      button_text: null,
      logo_url: null,
    });
    const audit = await db().auditEntry.findFirstOrThrow({ where: { targetId: id } });
    expect(audit).toMatchObject({
      action: "merchant.update",
      before: { late_policy: "accept", confirmations_override: null },
      after: { late_policy: "hold", confirmations_override: 3 },
    });
    expect(Object.keys(audit.after as object)).not.toContain("name");
    const events = await db().event.findMany({
      where: { aggregateId: id },
      select: { type: true, version: true },
    });
    expect(events).toEqual([{ type: "merchant.updated", version: 2 }]);
  });

  it.each<[string, Partial<UpdateMerchantInput>, string]>([
    ["a colour on which white cannot be read", { accent_color: "#ffd400" }, "accent_color"],
    ["a word in place of a colour", { accent_color: "red;}" }, "accent_color"],
    ["a script in place of an address", { support_url: "javascript:alert(1)" }, "support_url"],
    ["too many confirmations", { confirmations_override: 41 }, "confirmations_override"],
    ["no confirmations", { confirmations_override: 0 }, "confirmations_override"],
    ["a tolerance above 5 %", { tolerance_basis_points: 501 }, "tolerance_basis_points"],
    ["an empty name", { name: " " }, "name"],
    ["a fee", { fee_basis_points: 0 } as object, "fee_basis_points"],
  ])("refuses %s", async (_, change, path) => {
    const { ctx } = await makeMerchant();
    await expect(updateMerchant(ctx, { version: 1, ...change })).rejects.toMatchObject({
      code: "validation_failed",
      details: { issues: [expect.objectContaining({ path })] },
    });
  });

  it("of two at once happens once, and an old version is refused", async () => {
    const { ctx } = await makeMerchant();
    const both = await Promise.allSettled(
      ["One", "Two"].map((name) => updateMerchant(ctx, { version: 1, name })),
    );
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(updateMerchant(ctx, { version: 1, name: "Three" })).rejects.toMatchObject({
      code: "version_mismatch",
    });
  });

  it("needs the permission, and reaches the caller's own merchant alone", async () => {
    const [mine, other] = [await makeMerchant(), await makeMerchant()];
    const scopes = ["merchant:read"];
    const nobody = { ...mine.ctx, actor: { type: "api_key", apiKeyId: "key_x", scopes } } as const;
    await expect(updateMerchant(nobody, { version: 1, name: "X" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(updateMerchantLogo(nobody, { version: 1, image: null })).rejects.toMatchObject({
      code: "forbidden",
    });
    await updateMerchant(
      { ...mine.ctx, merchantId: authorizedMerchantId(mine.id) },
      { version: 1, name: "Mine" },
    );
    expect(await getMerchant(other.ctx)).toMatchObject({ name: "Corner Shop", version: 1 });
  });
});

describe("a logo", () => {
  it("is served by its digest until another takes its place", async () => {
    const { id, ctx } = await makeMerchant();
    const first = await updateMerchantLogo(ctx, { version: 1, image: png(64, 64) });
    const digest = first.logo_url?.split("/").at(-1) ?? "";
    expect(await getMerchantLogo(ctx, { merchantId: id, digest })).toMatchObject({
      contentType: "image/png",
    });
    const second = await updateMerchantLogo(ctx, { version: 2, image: png(65, 64) });
    expect(second.logo_url).not.toBe(first.logo_url);
    await expect(getMerchantLogo(ctx, { merchantId: id, digest })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await updateMerchantLogo(ctx, { version: 3, image: null })).toMatchObject({ logo_url: null });
    expect(await db().merchantLogo.count({ where: { merchantId: id } })).toBe(0);
    expect(await db().auditEntry.count({ where: { targetId: id, action: "merchant.update_logo" } })).toBe(3);
  });

  it.each<[string, string]>([
    [
      "a drawing that can run a script",
      Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' width='64' height='64'/>").toString("base64"),
    ],
    ["a page", Buffer.from("<!doctype html><script>alert(1)</script>").toString("base64")],
    ["a GIF", Buffer.from("4749463839614000400000000000", "hex").toString("base64")],
    ["a picture that is too small", png(16, 64)],
    ["a picture that is too large", png(64, 2001)],
    ["nothing", ""],
    ["too many bytes", Buffer.alloc(170_000).toString("base64")],
    ["what is not base64", "!!!"],
  ])("cannot be %s", async (_, image) => {
    const { ctx } = await makeMerchant();
    await expect(updateMerchantLogo(ctx, { version: 1, image })).rejects.toMatchObject({
      code: "validation_failed",
      details: { issues: [expect.objectContaining({ path: "image" })] },
    });
  });
});
