import { describe, expect, it } from "vitest";
import { instant } from "@/server/core/clock";
import { db } from "@/server/db/client";
import { createStaticRates } from "@/server/integrations/static-rates/static-rates";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { getInvoice } from "@/server/modules/invoices/get-invoice";
import { getPublicInvoice } from "@/server/modules/invoices/get-public-invoice";
import { listInvoices } from "@/server/modules/invoices/list-invoices";
import type { CreateInvoiceInput, ListInvoicesInput } from "@/server/modules/invoices/schema";
import { rateSource } from "@/server/modules/rates/ports";
import { makeMerchant } from "@/server/testing/factories";

const observedAt = instant("2026-01-01T08:00:00.000Z");
rateSource.provide(createStaticRates({ EUR: "1.0833" }, observedAt));

const ITEMS = [
  { description: "Flat white", quantity: 3, unit_amount: "3.50", tax_percentage: "7" },
  { description: "Beans", unit_amount: "12.00" },
];

async function refusalOf(input: unknown, mode: "test" | "live" = "test") {
  const { ctx } = await makeMerchant();
  return createInvoice({ ...ctx, mode }, input as CreateInvoiceInput).then(
    () => "accepted",
    (error: { details?: { issues?: { path: string }[] } }) => error.details?.issues?.[0]?.path,
  );
}

describe("line items", () => {
  it("make the amount, and are shown to the customer", async () => {
    const { ctx } = await makeMerchant();
    const invoice = await createInvoice(ctx, { currency: "USD", line_items: ITEMS });
    const expected = {
      amount: "23.24",
      subtotal_amount: "22.50",
      tax_amount: "0.74",
      amount_due: "23.24",
      line_items: [
        { description: "Flat white", quantity: 3, unit_amount: "3.50", tax_amount: "0.74", amount: "11.24" },
        { description: "Beans", quantity: 1, tax_percentage: "0.00", amount: "12.00" },
      ],
    };
    expect(invoice).toMatchObject(expected);
    expect(await getPublicInvoice(ctx, { id: invoice.id })).toMatchObject(expected);
    expect(await createInvoice(ctx, { amount: "23.24", currency: "USD", line_items: ITEMS })).toMatchObject(
      expected,
    );
  });

  it.each<[string, object, string]>([
    ["another amount", { amount: "23.25", line_items: ITEMS }, "amount"],
    ["nothing to pay", { line_items: [{ description: "Gift", unit_amount: "0" }] }, "amount"],
    [
      "more than anybody pays",
      { line_items: [{ description: "x", quantity: 1_000_000, unit_amount: "9999" }] },
      "amount",
    ],
    ["no item", { line_items: [] }, "line_items"],
    ["half an item", { line_items: [{ ...ITEMS[0], quantity: 0.5 }] }, "line_items.0.quantity"],
    [
      "a part of a cent",
      { currency: "USD", line_items: [{ ...ITEMS[1], unit_amount: "0.001" }] },
      "line_items.0.unit_amount",
    ],
    [
      "a tax above the price",
      { line_items: [{ ...ITEMS[0], tax_percentage: "101" }] },
      "line_items.0.tax_percentage",
    ],
    ["too many", { line_items: Array.from({ length: 51 }, () => ITEMS[1]) }, "line_items"],
  ])("are refused with %s", async (_, input, path) => {
    expect(await refusalOf(input)).toBe(path);
  });
});

describe("a price in euros", () => {
  it("fixes its rate with the invoice, rounded up in the asset", async () => {
    const { ctx } = await makeMerchant();
    const invoice = await createInvoice(ctx, { amount: "9.99", currency: "EUR" });
    expect(invoice).toMatchObject({
      amount: "9.99",
      currency: "EUR",
      amount_due: "10.822167",
      payable: {
        rate: {
          base: "EUR",
          quote: "USDT",
          numerator: "10833",
          denominator: "10000",
          source: "static",
          observed_at: observedAt.toISOString(),
        },
      },
    });
    rateSource.provide(createStaticRates({ EUR: "2" }, observedAt));
    expect((await getInvoice(ctx, { id: invoice.id })).amount_due).toBe("10.822167");
    rateSource.provide(createStaticRates({}, observedAt));
    await expect(createInvoice(ctx, { amount: "9.99", currency: "EUR" })).rejects.toMatchObject({
      code: "validation_failed",
      details: { issues: [{ path: "currency" }] },
    });
  });
});

describe("the customer", () => {
  it("is named by id or in place; in place, many at once are one customer", async () => {
    const { ctx } = await makeMerchant();
    const customer = { email: "ada@example.com", name: "Ada" };
    const invoices = await Promise.all(
      Array.from({ length: 6 }, () => createInvoice(ctx, { amount: "1", customer })),
    );
    const [customer_id = ""] = new Set(invoices.map((invoice) => invoice.customer_id ?? ""));
    expect(new Set(invoices.map((invoice) => invoice.customer_id)).size).toBe(1);
    const invoice = await createInvoice(ctx, { amount: "1", customer_id });
    expect(await getInvoice(ctx, { id: invoice.id, expand: ["customer"] })).toMatchObject({ customer });
    expect(invoice).not.toHaveProperty("customer");
    const own = await listInvoices(ctx, { customer_id, expand: ["customer"] });
    expect(own.data).toHaveLength(7);
    expect(own.data[0]?.customer).toMatchObject(customer);
    const events = await db().event.findMany({
      where: { merchantId: ctx.merchantId },
      select: { data: true },
    });
    expect(JSON.stringify(events)).not.toContain("ada@example.com");
    expect(await refusalOf({ amount: "1", customer, customer_id })).toBe("customer");
  });
});

describe("the terms", () => {
  it.each([
    [{ percentage: "2.5" }, "2.50"],
    [{ amount: "4.25" }, "4.25"],
    [{ percentage: "1", amount: "3" }, "3.00"],
    [{ percentage: "5", amount: "3" }, "5.00"],
    [{ percentage: "0" }, "0.00"],
    [undefined, "1.00"],
  ])("a tolerance of %o on 100 is %s", async (tolerance, expected) => {
    const { ctx } = await makeMerchant({ toleranceBasisPoints: 100 });
    expect((await createInvoice(ctx, { amount: "100", tolerance })).tolerance).toBe(expected);
  });

  it.each<[string, object, string]>([
    ["5.01 %", { tolerance: { percentage: "5.01" } }, "tolerance.percentage"],
    ["more than 5 % by amount", { tolerance: { amount: "5.01" } }, "tolerance.amount"],
    ["no tolerance at all", { tolerance: {} }, "tolerance"],
    ["an unknown policy", { late_policy: "shrug" }, "late_policy"],
    ["an expiry of 91 days", { expires_in_seconds: 91 * 24 * 3600 }, "expires_in_seconds"],
    [
      "51 keys",
      { metadata: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`k${n}`, ""])) },
      "metadata",
    ],
  ])("are refused with %s", async (_, terms, path) => {
    expect(await refusalOf({ amount: "100", ...terms })).toBe(path);
  });

  it("name a late policy of their own", async () => {
    const { ctx } = await makeMerchant();
    expect((await createInvoice(ctx, { amount: "1", late_policy: "hold" })).late_policy).toBe("hold");
  });

  it.each([
    ["https://shop.example/ok?id={INVOICE_ID}", "test", "accepted"],
    ["http://localhost:4000/ok", "test", "accepted"],
    ["http://shop.example/ok", "test", "success_url"],
    ["http://localhost.shop.example/ok", "test", "success_url"],
    ["http://localhost:4000/ok", "live", "success_url"],
    ["https://user:secret@shop.example", "test", "success_url"],
    ["javascript:alert(1)", "test", "success_url"],
    ["data:text/html,x", "test", "success_url"],
    ["//shop.example", "test", "success_url"],
  ] as const)("send the customer back to %s in %s mode: %s", async (success_url, mode, answer) => {
    expect(await refusalOf({ amount: "1", success_url }, mode)).toBe(answer);
  });
});

describe("the list", () => {
  it("filters by amount, metadata and time, together", async () => {
    const { ctx } = await makeMerchant();
    const small = await createInvoice(ctx, { amount: "5", metadata: { cart: "c_1", "odd key'": "x" } });
    const large = await createInvoice(ctx, { amount: "500", currency: "USD", metadata: { cart: "c_2" } });
    const ids = async (input: ListInvoicesInput) => (await listInvoices(ctx, input)).data.map(({ id }) => id);
    expect(await ids({ amount_min: "5", amount_max: "5.00" })).toEqual([small.id]);
    expect(await ids({ amount_min: "5.000001" })).toEqual([large.id]);
    expect(await ids({ metadata_key: "cart" })).toEqual([large.id, small.id]);
    expect(await ids({ metadata_key: "cart", metadata_value: "c_2" })).toEqual([large.id]);
    expect(await ids({ metadata_key: "odd key'", metadata_value: "x" })).toEqual([small.id]);
    expect(await ids({ metadata_key: "none" })).toEqual([]);
    expect(await ids({ created_after: large.created_at, metadata_key: "cart" })).toContain(large.id);
    expect(await ids({ created_before: small.created_at })).toEqual([]);
    await expect(listInvoices(ctx, { amount_min: "1.0000001" })).rejects.toMatchObject({
      details: { issues: [{ path: "amount_min" }] },
    });
  });

  it("is stable while invoices are added", async () => {
    const { ctx } = await makeMerchant();
    for (const amount of ["1", "2", "3"]) await createInvoice(ctx, { amount });
    const first = await listInvoices(ctx, { limit: 2 });
    await createInvoice(ctx, { amount: "4" });
    const second = await listInvoices(ctx, { limit: 2, cursor: first.next_cursor ?? "" });
    expect([...first.data, ...second.data].map(({ amount }) => amount)).toEqual(["3.00", "2.00", "1.00"]);
  });
});
