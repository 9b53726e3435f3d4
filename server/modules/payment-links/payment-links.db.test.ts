import { describe, expect, it } from "vitest";
import { db } from "@/server/db/client";
import { createPaymentLink } from "@/server/modules/payment-links/create-payment-link";
import { deactivatePaymentLink } from "@/server/modules/payment-links/deactivate-payment-link";
import { paymentLinkEventPayload } from "@/server/modules/payment-links/events";
import { getPaymentLink } from "@/server/modules/payment-links/get-payment-link";
import { listPaymentLinks } from "@/server/modules/payment-links/list-payment-links";
import type { CreatePaymentLinkInput } from "@/server/modules/payment-links/schema";
import { updatePaymentLink } from "@/server/modules/payment-links/update-payment-link";
import { makeMerchant } from "@/server/testing/factories";

const ITEMS = [{ description: "Tea", quantity: 2, unit_amount: "1.50", tax_percentage: "10.00" }];

describe("a payment link", () => {
  it("has a price of items, and is told of and audited", async () => {
    const { ctx } = await makeMerchant();
    const link = await createPaymentLink(ctx, { currency: "USD", line_items: ITEMS, max_uses: 3 });
    expect(link).toMatchObject({
      object: "payment_link",
      active: true,
      amount: "3.30",
      subtotal_amount: "3.00",
      tax_amount: "0.30",
      minimum_amount: null,
      max_uses: 3,
      version: 1,
    });
    expect(link.url).toMatch(new RegExp(`/pay/link/${link.id}$`));
    expect(await getPaymentLink(ctx, { id: link.id })).toEqual(link);
    const told = await db().event.findFirstOrThrow({ where: { aggregateId: link.id } });
    expect(told.type).toBe("payment_link.created");
    expect(paymentLinkEventPayload.parse(told.data)).toEqual(link);
    expect(await db().auditEntry.count({ where: { targetId: link.id } })).toBe(1);
  });

  it("leaves the amount to the customer without a price", async () => {
    const { ctx } = await makeMerchant();
    const bounds = { minimum_amount: "1.00", maximum_amount: "9.00" };
    expect(await createPaymentLink(ctx, bounds)).toMatchObject({ amount: null, tax_amount: null, ...bounds });
  });

  it.each<[string, unknown, string]>([
    ["more than an invoice can ask for", { amount: "1000000001" }, "amount"],
    ["a bound that no invoice can reach", { maximum_amount: "1000000001" }, "amount"],
    ["bounds of a fixed price", { amount: "5", maximum_amount: "9" }, "maximum_amount"],
    ["a way back without encryption", { success_url: "http://shop.example" }, "success_url"],
    ["no use at all", { max_uses: 0 }, "max_uses"],
    ["a currency without a rate", { currency: "JPY" }, "currency"],
    ["an unknown field", { amuont: "5" }, "amuont"],
  ])("refuses %s", async (_, body, path) => {
    const { ctx } = await makeMerchant();
    await expect(createPaymentLink(ctx, body as CreatePaymentLinkInput)).rejects.toMatchObject({
      code: "validation_failed",
      details: { issues: [expect.objectContaining({ path })] },
    });
  });

  it("is found by what is asked for", async () => {
    const { ctx } = await makeMerchant();
    const open = await createPaymentLink(ctx, { metadata: { campaign: "spring" } });
    const closed = await createPaymentLink(ctx, {});
    await deactivatePaymentLink(ctx, { id: closed.id });
    const ids = async (input: Parameters<typeof listPaymentLinks>[1]) =>
      (await listPaymentLinks(ctx, input)).data.map(({ id }) => id);
    expect(await ids({})).toEqual([closed.id, open.id]);
    expect(await ids({ active: "true" })).toEqual([open.id]);
    expect(await ids({ active: "false" })).toEqual([closed.id]);
    expect(await ids({ metadata_key: "campaign", metadata_value: "spring" })).toEqual([open.id]);
    const first = await listPaymentLinks(ctx, { limit: 1, expand: ["totals"] });
    expect(first.data[0]?.totals).toEqual({
      invoices: 0,
      paid_invoices: 0,
      uses: 0,
      amount_confirmed: "0.00",
    });
    expect(await ids({ limit: 1, cursor: first.next_cursor ?? "" })).toEqual([open.id]);
  });
});

describe("a change", () => {
  it("keeps what it does not name, and takes the price as one", async () => {
    const { ctx } = await makeMerchant();
    const { id } = await createPaymentLink(ctx, { line_items: ITEMS, description: "Tea", max_uses: 2 });
    const named = await updatePaymentLink(ctx, { id, max_uses: null, version: 1 });
    expect(named).toMatchObject({ amount: "3.30", description: "Tea", max_uses: null, version: 2 });
    expect(await updatePaymentLink(ctx, { id, minimum_amount: "2" })).toMatchObject({
      amount: null,
      minimum_amount: "2.00",
      line_items: [],
      version: 3,
    });
    await expect(updatePaymentLink(ctx, { id, amount: "5", version: 1 })).rejects.toMatchObject({
      code: "version_mismatch",
    });
    await expect(updatePaymentLink(ctx, { id, amount: "5", minimum_amount: "1" })).rejects.toMatchObject({
      code: "validation_failed",
    });
    const audit = await db().auditEntry.findFirstOrThrow({
      where: { targetId: id, action: "payment_link.update" },
    });
    expect(audit.before).toMatchObject({ max_uses: 2 });
  });

  it("of two at once happens once", async () => {
    const { ctx } = await makeMerchant();
    const { id } = await createPaymentLink(ctx, {});
    const both = await Promise.allSettled(
      ["One", "Two"].map((description) => updatePaymentLink(ctx, { id, description, version: 1 })),
    );
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("closes and opens again, each told once", async () => {
    const { ctx } = await makeMerchant();
    const { id } = await createPaymentLink(ctx, {});
    expect(await deactivatePaymentLink(ctx, { id })).toMatchObject({ active: false, version: 2 });
    expect(await deactivatePaymentLink(ctx, { id })).toMatchObject({ active: false, version: 2 });
    expect(await updatePaymentLink(ctx, { id, active: true })).toMatchObject({ active: true, version: 3 });
    const events = await db().event.findMany({
      where: { aggregateId: id },
      select: { type: true },
      orderBy: { version: "asc" },
    });
    expect(events.map(({ type }) => type)).toEqual([
      "payment_link.created",
      "payment_link.deactivated",
      "payment_link.updated",
    ]);
  });
});

it("belongs to one merchant and one mode", async () => {
  const [{ ctx }, stranger] = [await makeMerchant(), await makeMerchant()];
  const { id } = await createPaymentLink(ctx, {});
  for (const other of [stranger.ctx, { ...ctx, mode: "live" as const }]) {
    await expect(getPaymentLink(other, { id })).rejects.toMatchObject({ code: "not_found" });
    await expect(updatePaymentLink(other, { id, description: "X" })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(deactivatePaymentLink(other, { id })).rejects.toMatchObject({ code: "not_found" });
    expect((await listPaymentLinks(other, {})).data).toEqual([]);
  }
});

it("needs the permission", async () => {
  const { ctx } = await makeMerchant();
  const { id } = await createPaymentLink(ctx, {});
  const reader = {
    ...ctx,
    actor: { type: "api_key", apiKeyId: "key_x", scopes: ["payment_links:read"] },
  } as const;
  for (const act of [
    () => createPaymentLink(reader, {}),
    () => updatePaymentLink(reader, { id, description: "X" }),
    () => deactivatePaymentLink(reader, { id }),
    () => getPaymentLink({ ...reader, actor: { type: "payer" } }, { id }),
    () => listPaymentLinks({ ...reader, actor: { type: "payer" } }, {}),
  ])
    await expect(act()).rejects.toMatchObject({ code: "forbidden" });
});
