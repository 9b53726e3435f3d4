import { describe, expect, it } from "vitest";
import { parseTronAddress } from "@/server/core/tron-address";
import { db } from "@/server/db/client";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { getInvoice } from "@/server/modules/invoices/get-invoice";
import type { CreateInvoiceInput } from "@/server/modules/invoices/schema";
import { makeMerchant } from "@/server/testing/factories";

describe("createInvoice", () => {
  it("asks for the exact amount on an address of its own, with one event and one outbox row", async () => {
    const { ctx } = await makeMerchant();
    const invoice = await createInvoice(ctx, {
      amount: "9.99",
      description: "Coffee",
      metadata: { table: "4" },
    });
    expect(invoice).toMatchObject({
      object: "invoice",
      livemode: false,
      status: "pending",
      exception: "none",
      currency: "USDT",
      amount: "9.99",
      amount_due: "9.99",
      amount_paid: "0.00",
      required_confirmations: 1,
      platform_fee_percentage: "1.00",
      metadata: { table: "4" },
      version: 1,
    });
    expect(parseTronAddress(invoice.payable.address)).toBe(invoice.payable.address);
    expect(invoice.checkout_url).toBe(`http://localhost:3000/pay/${invoice.id}`);
    const events = await db().event.findMany({ where: { aggregateId: invoice.id } });
    expect(events).toMatchObject([
      {
        type: "invoice.created",
        version: 1,
        data: { id: invoice.id, amount: "9.99" },
        requestId: ctx.requestId,
      },
    ]);
    // Text for text, in the order of the fields.
    expect(events.map(({ data }) => JSON.stringify(data))).toEqual([JSON.stringify(invoice)]);
    expect(await db().outboxEntry.count({ where: { eventId: { in: events.map(({ id }) => id) } } })).toBe(1);
  });

  it("takes a price in USD at par and keeps the rate", async () => {
    const { ctx } = await makeMerchant();
    const invoice = await createInvoice(ctx, { amount: "12.50", currency: "USD" });
    expect(invoice).toMatchObject({
      currency: "USD",
      amount: "12.50",
      amount_due: "12.50",
      payable: { asset: "USDT", rate: { source: "par", base: "USD", quote: "USDT" } },
    });
  });

  it("gives every invoice another address", async () => {
    const { ctx } = await makeMerchant();
    const invoices = await Promise.all(Array.from({ length: 20 }, () => createInvoice(ctx, { amount: "1" })));
    expect(new Set(invoices.map(({ payable }) => payable.address)).size).toBe(20);
  });

  it("copies the merchant's terms, which later changes do not touch", async () => {
    const { id, ctx } = await makeMerchant({
      feeBasisPoints: 250,
      toleranceBasisPoints: 100,
      confirmationsOverride: 7,
    });
    const invoice = await createInvoice(ctx, { amount: "100" });
    await db().merchant.update({ where: { id }, data: { feeBasisPoints: 0, confirmationsOverride: null } });
    expect(await getInvoice(ctx, { id: invoice.id })).toMatchObject({
      platform_fee_percentage: "2.50",
      tolerance: "1.00",
      required_confirmations: 7,
    });
  });
});

describe("refusals", () => {
  it.each<[string, CreateInvoiceInput | Record<string, unknown>, string]>([
    ["zero", { amount: "0.00" }, "amount"],
    ["negative", { amount: "-1" }, "amount"],
    ["a number", { amount: 9.99 }, "amount"],
    ["excess precision", { amount: "0.0000001" }, "amount"],
    ["too much", { amount: "1000000001" }, "amount"],
    ["no amount", {}, "amount"],
    ["an unknown currency", { amount: "1", currency: "DOGE" }, "currency"],
    ["an unknown field", { amount: "1", colour: "red" }, "colour"],
    ["a short expiry", { amount: "1", expires_in_seconds: 10 }, "expires_in_seconds"],
    [
      "a return link that is no web address",
      { amount: "1", success_url: "javascript:alert(1)" },
      "success_url",
    ],
    ["control characters", { amount: "1", description: "a\u0007b" }, "description"],
    ["nested metadata", { amount: "1", metadata: { a: { b: 1 } } }, "metadata.a"],
  ])("%s, naming the field", async (_, input, path) => {
    const { ctx } = await makeMerchant();
    await expect(createInvoice(ctx, input as CreateInvoiceInput)).rejects.toMatchObject({
      code: "validation_failed",
      details: { issues: expect.arrayContaining([expect.objectContaining({ path })]) },
    });
    expect(await db().invoice.count({ where: { merchantId: ctx.merchantId ?? "" } })).toBe(0);
  });

  it("needs the permission", async () => {
    const { ctx } = await makeMerchant();
    const reading = {
      ...ctx,
      actor: { type: "api_key", apiKeyId: "key_x", scopes: ["invoices:read"] },
    } as const;
    await expect(createInvoice(reading, { amount: "1" })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("says so when the mode has no network", async () => {
    const { ctx } = await makeMerchant();
    await expect(createInvoice({ ...ctx, mode: "live" }, { amount: "1" })).rejects.toMatchObject({
      code: "unavailable",
    });
  });
});

describe("an order id", () => {
  it("returns the same invoice for the same body and refuses another body", async () => {
    const { ctx } = await makeMerchant();
    const first = await createInvoice(ctx, { amount: "5", order_id: "A-1" });
    expect((await createInvoice(ctx, { order_id: "A-1", amount: "5" })).id).toBe(first.id);
    await expect(createInvoice(ctx, { amount: "6", order_id: "A-1" })).rejects.toMatchObject({
      code: "conflict",
      details: { issues: [{ path: "order_id" }] },
    });
  });

  it("makes one invoice out of many calls at once", async () => {
    const { ctx } = await makeMerchant();
    const invoices = await Promise.all(
      Array.from({ length: 10 }, () => createInvoice(ctx, { amount: "5", order_id: "A-2" })),
    );
    expect(new Set(invoices.map(({ id }) => id)).size).toBe(1);
    expect(await db().event.count({ where: { aggregateId: invoices[0]?.id ?? "" } })).toBe(1);
  });

  it("belongs to one merchant only", async () => {
    const [one, other] = [await makeMerchant(), await makeMerchant()];
    const first = await createInvoice(one.ctx, { amount: "5", order_id: "A-3" });
    const second = await createInvoice(other.ctx, { amount: "6", order_id: "A-3" });
    expect(second.id).not.toBe(first.id);
  });
});
