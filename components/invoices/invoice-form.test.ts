import { expect, it } from "vitest";
import { createInvoiceSchema } from "@/server/modules/invoices/schema";
import { EMPTY_INVOICE, EMPTY_LINE, EXPIRY_OPTIONS, fieldOf, toCreateInput } from "./invoice-form";

it("leaves empty fields out and takes a decimal comma", () => {
  expect(toCreateInput({ ...EMPTY_INVOICE, amount: " 9,99 ", description: "  " })).toEqual({
    amount: "9.99",
    currency: "USDT",
    description: undefined,
    order_id: undefined,
    customer: undefined,
    expires_in_seconds: 1800,
    metadata: undefined,
  });
});

it.each(EXPIRY_OPTIONS.map(({ value }) => value))(
  "offers an expiry of %s seconds that the API accepts",
  (value) => {
    const input = toCreateInput({ ...EMPTY_INVOICE, amount: "1", expires_in_seconds: value });
    expect(createInvoiceSchema.safeParse(input).success).toBe(true);
  },
);

it("sends items instead of an amount, and the customer in place", () => {
  const line_items = [
    { ...EMPTY_LINE, description: " Tea ", unit_amount: "2,50", tax_percentage: "7" },
    EMPTY_LINE,
  ];
  const input = toCreateInput({ ...EMPTY_INVOICE, amount: "9", line_items, customer_email: " a@b.io " });
  expect(input).toMatchObject({
    line_items: [
      { description: "Tea", quantity: 1, unit_amount: "2.50", tax_percentage: "7" },
      { unit_amount: "" },
    ],
    customer: { email: "a@b.io" },
  });
  expect(input).not.toHaveProperty("amount");
});

it.each([
  ["line_items.0.unit_amount", "line_items.0.unit_amount"],
  ["customer.email", "customer_email"],
  ["metadata.cart", "metadata"],
  ["success_url", undefined],
])("shows what is wrong with %s at %s", (path, field) => {
  expect(fieldOf(path)).toBe(field);
});
