import { describe, expect, it } from "vitest";
import { payerContext } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { cancelInvoice } from "@/server/modules/invoices/cancel-invoice";
import { listInvoices } from "@/server/modules/invoices/list-invoices";
import { createPaymentLink } from "@/server/modules/payment-links/create-payment-link";
import { deactivatePaymentLink } from "@/server/modules/payment-links/deactivate-payment-link";
import { getPaymentLink } from "@/server/modules/payment-links/get-payment-link";
import { getPublicPaymentLink } from "@/server/modules/payment-links/get-public-payment-link";
import { mintInvoice } from "@/server/modules/payment-links/mint-invoice";
import { type CreatePaymentLinkInput, publicPaymentLinkSchema } from "@/server/modules/payment-links/schema";
import { updatePaymentLink } from "@/server/modules/payment-links/update-payment-link";
import { makeMerchant } from "@/server/testing/factories";

const payer: Context = payerContext("test", newId("request"));
const form = () => crypto.randomUUID();

async function makeLink(
  input: CreatePaymentLinkInput = { amount: "5" },
): Promise<{ ctx: Context; id: string }> {
  const { ctx } = await makeMerchant();
  return { ctx, id: (await createPaymentLink(ctx, input)).id };
}

async function madeOf(ctx: Context, id: string) {
  return (await listInvoices(ctx, { payment_link_id: id, limit: 100 })).data;
}

describe("an invoice of a link", () => {
  it("is made of what the link says, by the payer", async () => {
    const { ctx, id } = await makeLink({
      currency: "USD",
      line_items: [{ description: "Tea", quantity: 2, unit_amount: "1.50", tax_percentage: "10" }],
      description: "Tea for two",
      metadata: { campaign: "spring" },
      success_url: "https://shop.example/thanks?invoice={INVOICE_ID}",
      invoice_expires_in_seconds: 3600,
    });
    const { invoice_id } = await mintInvoice(payer, { id, form: form() });
    const [invoice] = await madeOf(ctx, id);
    expect(invoice).toMatchObject({
      id: invoice_id,
      payment_link_id: id,
      status: "pending",
      amount: "3.30",
      tax_amount: "0.30",
      currency: "USD",
      description: "Tea for two",
      metadata: { campaign: "spring" },
      success_url: "https://shop.example/thanks?invoice={INVOICE_ID}",
      livemode: false,
    });
    const told = await db().event.findFirstOrThrow({ where: { aggregateId: invoice_id } });
    expect(told).toMatchObject({
      type: "invoice.created",
      actor: { type: "payer" },
      merchantId: ctx.merchantId,
    });
    expect(await getPaymentLink(ctx, { id, expand: ["totals"] })).toMatchObject({
      totals: { invoices: 1, uses: 1, paid_invoices: 0 },
    });
  });

  it("asks for the amount that the customer chose, within the bounds", async () => {
    const { ctx, id } = await makeLink({ minimum_amount: "5", maximum_amount: "10" });
    await mintInvoice(payer, { id, form: form(), amount: "7.50" });
    expect((await madeOf(ctx, id)).map(({ amount }) => amount)).toEqual(["7.50"]);
    for (const amount of [undefined, "4.99", "10.01", "0"])
      await expect(mintInvoice(payer, { id, form: form(), amount })).rejects.toMatchObject({
        code: "validation_failed",
        details: { issues: [{ path: "amount" }] },
      });
  });

  it("is made once of a form, however often and however fast it is sent", async () => {
    const { ctx, id } = await makeLink();
    const sent = { id, form: form() };
    const answers = await Promise.all(Array.from({ length: 8 }, () => mintInvoice(payer, sent)));
    expect(new Set(answers.map(({ invoice_id }) => invoice_id)).size).toBe(1);
    expect(await madeOf(ctx, id)).toHaveLength(1);
    await deactivatePaymentLink(ctx, { id });
    expect(await mintInvoice(payer, sent)).toEqual(answers[0]);
  });

  it("is another one when the form comes back with another amount", async () => {
    const { ctx, id } = await makeLink({});
    const same = form();
    const ids = [];
    for (const amount of ["1", "2", "1"]) ids.push(await mintInvoice(payer, { id, form: same, amount }));
    expect(ids[2]).toEqual(ids[0]);
    expect(await madeOf(ctx, id)).toHaveLength(2);
  });

  it.each(["", "short", "a b c d e f g h i j k", "x".repeat(65)])(
    "is not made of the form %j",
    async (name) => {
      const { id } = await makeLink();
      await expect(mintInvoice(payer, { id, form: name })).rejects.toMatchObject({
        code: "validation_failed",
      });
    },
  );
});

describe("max_uses", () => {
  it("is never exceeded by many at once", async () => {
    const { ctx, id } = await makeLink({ amount: "5", max_uses: 3 });
    const answers = await Promise.allSettled(
      Array.from({ length: 12 }, () => mintInvoice(payer, { id, form: form() })),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    const refusals = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason] : []));
    expect(refusals).toEqual(
      Array.from({ length: 9 }, () => expect.objectContaining({ code: "invalid_state" })),
    );
    expect(await madeOf(ctx, id)).toHaveLength(3);
    expect((await getPublicPaymentLink(payer, { id })).status).toBe("used_up");
  });

  it("counts what is open or paid: a cancelled invoice makes room", async () => {
    const { ctx, id } = await makeLink({ amount: "5", max_uses: 1 });
    const { invoice_id } = await mintInvoice(payer, { id, form: form() });
    await expect(mintInvoice(payer, { id, form: form() })).rejects.toMatchObject({ code: "invalid_state" });
    await cancelInvoice(ctx, { id: invoice_id });
    expect((await getPublicPaymentLink(payer, { id })).status).toBe("open");
    await mintInvoice(payer, { id, form: form() });
    expect((await getPaymentLink(ctx, { id, expand: ["totals"] })).totals).toMatchObject({
      invoices: 2,
      uses: 1,
    });
  });
});

describe("a link", () => {
  it("that is closed makes nothing, also while it is being closed", async () => {
    const { ctx, id } = await makeLink();
    const all = await Promise.allSettled([
      ...Array.from({ length: 4 }, () => mintInvoice(payer, { id, form: form() })),
      deactivatePaymentLink(ctx, { id }),
      ...Array.from({ length: 4 }, () => mintInvoice(payer, { id, form: form() })),
    ]);
    const made = all.filter((one) => one.status === "fulfilled").length - 1;
    expect(await madeOf(ctx, id)).toHaveLength(made);
    await expect(mintInvoice(payer, { id, form: form() })).rejects.toMatchObject({ code: "invalid_state" });
    expect((await getPublicPaymentLink(payer, { id })).status).toBe("inactive");
  });

  it("asks for its new price after a change, and never for a mixture", async () => {
    const { ctx, id } = await makeLink();
    await Promise.allSettled([
      mintInvoice(payer, { id, form: form() }),
      updatePaymentLink(ctx, { id, amount: "6" }),
      mintInvoice(payer, { id, form: form() }),
    ]);
    await mintInvoice(payer, { id, form: form() });
    const [newest] = await madeOf(ctx, id);
    expect(newest?.amount).toBe("6.00");
  });

  it("shows anybody what to pay for, and nothing of the merchant's own", async () => {
    const { id } = await makeLink({ amount: "5", metadata: { secret: "of the shop" }, max_uses: 77 });
    const shown = await getPublicPaymentLink(payer, { id });
    expect(shown).toMatchObject({ id, status: "open", amount: "5.00", merchant: { name: "Corner Shop" } });
    expect(publicPaymentLinkSchema.strict().parse(shown)).toEqual(shown);
    expect(JSON.stringify(shown)).not.toMatch(/of the shop|[:"]77\b/);
  });

  it.each(["plk_nobody", newId("paymentLink"), newId("invoice"), "../x"])("%s is not found", async (id) => {
    await expect(getPublicPaymentLink(payer, { id })).rejects.toMatchObject({ code: "not_found" });
    await expect(mintInvoice(payer, { id, form: form() })).rejects.toMatchObject({ code: "not_found" });
  });

  it("makes so many invoices a minute", async () => {
    const { ctx, id } = await makeLink();
    const sent = { id, form: form() };
    const answers = await Promise.allSettled(
      Array.from({ length: LIMITS.paymentLink.invoicesPerMinute + 5 }, () => mintInvoice(payer, sent)),
    );
    const refused = answers.filter((one) => one.status === "rejected");
    expect(refused.map(({ reason }) => (reason as { code: string }).code)).toEqual(
      Array.from({ length: 5 }, () => "rate_limited"),
    );
    expect(await madeOf(ctx, id)).toHaveLength(1);
  });
});
