import { expect, it } from "vitest";
import { createInvoiceSchema } from "@/server/modules/invoices/schema";
import { EMPTY_INVOICE, EXPIRY_OPTIONS, toCreateInput } from "./invoice-form";

it("leaves empty fields out and takes a decimal comma", () => {
  expect(toCreateInput({ ...EMPTY_INVOICE, amount: " 9,99 ", description: "  " })).toEqual({
    amount: "9.99",
    currency: "USDT",
    description: undefined,
    order_id: undefined,
    customer: undefined,
    expires_in_seconds: 1800,
  });
});

it.each(EXPIRY_OPTIONS.map(({ value }) => value))(
  "offers an expiry of %s seconds that the API accepts",
  (value) => {
    const input = toCreateInput({ ...EMPTY_INVOICE, amount: "1", expires_in_seconds: value });
    expect(createInvoiceSchema.safeParse(input).success).toBe(true);
  },
);
