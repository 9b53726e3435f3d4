import { beforeAll, expect, test } from "vitest";
import { GET } from "@/app/api/receipts/[invoiceId]/route";
import { payerContext } from "@/server/auth/authorize";
import { newId } from "@/server/core/ids";
import { makeWatchedChain } from "@/server/modules/deposits/testing/watched-chain";
import { getReceipt } from "@/server/modules/documents/get-receipt";
import { receiptSchema } from "@/server/modules/documents/schema";
import { readPdf } from "@/server/modules/documents/testing/read-pdf";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { getPublicInvoice } from "@/server/modules/invoices/get-public-invoice";
import { settleInvoices } from "@/server/modules/invoices/settle-invoices";
import { pay, watch } from "@/server/modules/unmatched-deposits/testing/unmatched-money";
import { makeMerchant } from "@/server/testing/factories";

let shop: Awaited<ReturnType<typeof makeWatchedChain>>;

beforeAll(async () => {
  shop = await makeWatchedChain();
  await watch(shop);
});

const noReceipt = (id: string) => ({ code: "not_found", message: `No such receipt: ${id}` });

test("the receipt of a paid invoice says what its page says, and nothing of the merchant's own", async () => {
  const invoice = await createInvoice(shop.merchant, {
    line_items: [{ description: "Flat white", unit_amount: "3.00", tax_percentage: "10" }],
    order_id: "1001",
    metadata: { secret: "of the merchant" },
  });
  const { id } = invoice;
  await expect(getReceipt(shop.merchant, { id })).rejects.toMatchObject(noReceipt(id));

  const txId = await pay(shop, invoice, 4n);
  await settleInvoices(shop.system, { invoiceIds: [id] });
  const receipt = await getReceipt(shop.merchant, { id });
  const shown = await getPublicInvoice(payerContext("test", "req"), { id });
  expect(receipt).toMatchObject({
    id,
    object: "receipt",
    livemode: false,
    merchant: { name: "Corner Shop" },
    paid_at: shown.status_transitions.paid_at,
    created_at: shown.status_transitions.paid_at,
    order_id: "1001",
    currency: "USDT",
    amount: "3.30",
    subtotal_amount: "3.00",
    tax_amount: "0.30",
    line_items: [{ description: "Flat white", amount: "3.30" }],
    asset: "USDT",
    network: invoice.payable.network,
    amount_due: "3.30",
    amount_paid: "4.00",
    amount_overpaid: "0.70",
    payments: [{ tx_id: txId, amount: "4.00", status: "confirmed", final: true }],
    receipt_url: shown.receipt_url,
  });
  expect(receipt.payments).toEqual(shown.payments);
  expect(receiptSchema.strict().parse(receipt)).toEqual(receipt);
  expect(JSON.stringify(receipt)).not.toMatch(/\bfee|fee\w*":|settle|surplus|of the merchant/);
});

test("its file is at its address, and none is named that cannot be written", async () => {
  const paid = async (description: string) => {
    const invoice = await createInvoice(shop.merchant, { amount: "5", description });
    await pay(shop, invoice, 5n);
    return getReceipt(shop.merchant, { id: invoice.id });
  };
  const open = async (id: string, url: string) =>
    GET(new Request(url), { params: Promise.resolve({ invoiceId: id }) });

  const { id, pdf_url: url } = await paid("Table 4");
  expect(url).toMatch(new RegExp(`/api/receipts/${id}$`));
  const reply = await open(id, url ?? "");
  const { text } = await readPdf(Buffer.from(await reply.arrayBuffer()));
  expect(text).toContain("Table 4");

  const printed = await paid("茶");
  expect(printed).toMatchObject({ description: "茶", pdf_url: null });
  expect((await open(printed.id, `http://localhost:3000/api/receipts/${printed.id}`)).status).toBe(415);
});

test("another merchant, the other mode and an unknown invoice have none, in the same words", async () => {
  const invoice = await createInvoice(shop.merchant, { amount: "5" });
  await pay(shop, invoice, 5n);
  const { ctx: stranger } = await makeMerchant();
  const { id } = invoice;
  const unknown = newId("invoice");
  await expect(getReceipt(stranger, { id })).rejects.toMatchObject(noReceipt(id));
  await expect(getReceipt({ ...shop.merchant, mode: "live" }, { id })).rejects.toMatchObject(noReceipt(id));
  await expect(getReceipt(shop.merchant, { id: unknown })).rejects.toMatchObject(noReceipt(unknown));
  expect((await getReceipt(shop.merchant, { id })).id).toBe(id);
});

test("it needs the scope to read invoices", async () => {
  const actor = { ...shop.merchant.actor, scopes: ["payments:read"] };
  await expect(getReceipt({ ...shop.merchant, actor }, { id: "inv_1" })).rejects.toMatchObject({
    code: "forbidden",
  });
});
