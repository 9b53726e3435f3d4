import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { createCustomer } from "@/server/modules/customers/create-customer";
import { cancelInvoice } from "@/server/modules/invoices/cancel-invoice";
import { countInvoices } from "@/server/modules/invoices/count-invoices";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { listInvoices } from "@/server/modules/invoices/list-invoices";
import type { Invoice, ListInvoicesInput } from "@/server/modules/invoices/schema";
import { makeMerchant } from "@/server/testing/factories";

let ctx: Context;
const made: Record<string, Invoice> = {};
const TX = randomBytes(32).toString("hex");

/** Money for an invoice as the watcher records it, as far as a list looks at it. */
async function pay({ id, payable }: Invoice): Promise<string> {
  const now = new Date("2026-01-01T00:00:00Z");
  const { id: paymentId } = await db().payment.create({
    data: {
      id: newId("payment"),
      merchantId: ctx.merchantId ?? "",
      mode: "test",
      invoiceId: id,
      method: "crypto",
      network: payable.network,
      asset: "USDT",
      txId: TX,
      ordinal: 0,
      amountMinor: 1n,
      fromAddress: payable.address,
      toAddress: payable.address,
      blockNumber: 1n,
      blockHash: "00",
      blockTime: now,
      status: "failed",
      disposition: "applied",
      late: false,
      requiredConfirmations: 1,
      detectedAt: now,
      createdAt: now,
      updatedAt: now,
    },
  });
  return paymentId;
}

beforeAll(async () => {
  ({ ctx } = await makeMerchant());
  const ann = await createCustomer(ctx, { email: "ann@example.com", name: "Ann Lee" });
  const create = async (name: string, input: Parameters<typeof createInvoice>[1]) => {
    made[name] = await createInvoice(ctx, input);
  };
  await create("tea", { amount: "10", order_id: "A-1", description: "Green tea" });
  await create("pot", {
    amount: "25",
    order_id: "A-2",
    description: "A teapot",
    metadata: { shop: "north" },
  });
  await create("ann", {
    amount: "40",
    order_id: "ÄPFEL-7",
    customer_id: ann.id,
    metadata: { shop: "south", cart: "7" },
  });
  await create("percent", { amount: "99.5", order_id: "50%_off", description: "tea, ann" });
  await create("gone", { amount: "250", description: "Forgotten" });
  await cancelInvoice(ctx, { id: made.gone?.id ?? "" });
  const { ctx: other } = await makeMerchant();
  await createInvoice(other, {
    amount: "10",
    order_id: "A-1",
    description: "tea",
    metadata: { shop: "north" },
  });
});

/** The names of what a list holds, in its order. */
async function names(input: ListInvoicesInput): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    // Pages of one row, so that every search is also walked through.
    const page = await listInvoices(ctx, { ...input, limit: 1, cursor });
    found.push(...page.data.map(({ id }) => Object.keys(made).find((name) => made[name]?.id === id) ?? id));
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  const whole = await listInvoices(ctx, input);
  expect(whole.data.map(({ id }) => id)).toEqual(found.map((name) => made[name]?.id));
  return found;
}

describe("a list of invoices", () => {
  it.each<[string, ListInvoicesInput, string[]]>([
    ["everything", {}, ["gone", "percent", "ann", "pot", "tea"]],
    ["the oldest first", { order: "asc" }, ["tea", "pot", "ann", "percent", "gone"]],
    ["one status", { status: ["cancelled"] }, ["gone"]],
    ["several statuses", { status: "cancelled,pending" }, ["gone", "percent", "ann", "pot", "tea"]],
    ["an exception", { exception: "late" }, []],
    ["any exception", { exception: "any" }, []],
    ["an order id, whole", { order_id: "A-1" }, ["tea"]],
    ["the beginning of an order id", { query: "A-" }, ["pot", "tea"]],
    ["the beginning of an order id in another case", { query: "a-" }, ["pot", "tea"]],
    ["an order id in another case within a status", { query: "50%_OFF", status: ["pending"] }, ["percent"]],
    ["an order id with other letters than ASCII", { query: "äpfel" }, ["ann"]],
    ["wildcards as they are written", { query: "50%_" }, ["percent"]],
    ["no wildcards", { query: "5%o" }, []],
    ["words of the description", { query: "TEA" }, ["percent", "pot", "tea"]],
    ["words, the oldest first", { query: "tea", order: "asc" }, ["tea", "pot", "percent"]],
    ["words of a customer or a description", { query: "ann" }, ["percent", "ann"]],
    ["words of a customer within a status", { query: "ann", status: ["cancelled"] }, []],
    ["words of a customer, the oldest first", { query: "Ann", order: "asc" }, ["ann", "percent"]],
    ["words of the customer alone", { customer: "ann" }, ["ann"]],
    ["a customer that there is not", { customer: "bob" }, []],
    ["words within a status", { query: "tea", status: ["cancelled"] }, []],
    ["words within an amount", { query: "tea", amount_min: "25" }, ["percent", "pot"]],
    ["two letters, which are in no index", { query: "ea" }, []],
    ["words that nothing has", { query: "zeppelin" }, []],
    ["an amount from below", { amount_min: "40" }, ["gone", "percent", "ann"]],
    ["an amount from above", { amount_max: "24.999999" }, ["tea"]],
    ["an amount between", { amount_min: "25", amount_max: "40" }, ["ann", "pot"]],
    ["one amount", { amount_min: "25", amount_max: "25.00" }, ["pot"]],
    ["a metadata key", { metadata_key: "shop" }, ["ann", "pot"]],
    ["a metadata value", { metadata_key: "shop", metadata_value: "north" }, ["pot"]],
    ["a metadata value of another key", { metadata_key: "cart", metadata_value: "north" }, []],
    ["a time before all", { created_before: "2001-01-01T00:00:00Z" }, []],
    ["a time after all", { created_after: "2001-01-01T00:00:00Z", query: "pot" }, ["pot"]],
  ])("finds %s", async (_, input, expected) => {
    expect(await names(input)).toEqual(expected);
  });

  it("finds an invoice by what was pasted", async () => {
    const { tea } = made;
    if (!tea) throw new Error("it was made");
    const payment = await pay(tea);
    for (const query of [tea.id, tea.payable.address, payment, TX, `0x${TX.toUpperCase()}`])
      expect(await names({ query })).toEqual(["tea"]);
    expect(await names({ tx_id: TX })).toEqual(["tea"]);
    expect(await names({ tx_id: TX, query: "tea" })).toEqual(["tea"]);
    expect(await names({ tx_id: TX, query: "pot" })).toEqual([]);
    const { ctx: other } = await makeMerchant();
    for (const query of [tea.id, tea.payable.address, payment, TX])
      expect((await listInvoices(other, { query })).data).toEqual([]);
  });
});

it("counts each status of the tenant alone", async () => {
  expect(await countInvoices(ctx)).toEqual({
    counted: 10_000,
    total: 5,
    byStatus: { pending: 4, confirming: 0, paid: 0, expired: 0, cancelled: 1 },
    byException: { underpaid: 0, overpaid: 0, late: 0 },
    needingAttention: 0,
  });
});

it("counts what needs attention by its reason", async () => {
  const { ctx } = await makeMerchant();
  for (const exception of ["late", "late", "overpaid"] as const) {
    const { id } = await createInvoice(ctx, { amount: "1" });
    await db().invoice.update({ where: { id }, data: { exception } });
  }
  expect(await countInvoices(ctx)).toMatchObject({
    byException: { underpaid: 0, overpaid: 1, late: 2 },
    needingAttention: 3,
  });
});
