import { describe, expect, it } from "vitest";
import {
  createPaymentLinkSchema,
  type PaymentLink,
  paymentLinkChangesSchema,
} from "@/server/modules/payment-links/schema";
import { draftOf, EMPTY_LINK, type LinkDraft, toCreateLink, toLinkChanges } from "./link-draft";

const pathsOf = (draft: Partial<typeof EMPTY_LINK>) =>
  createPaymentLinkSchema
    .safeParse(toCreateLink({ ...EMPTY_LINK, ...draft }))
    .error?.issues.map(({ path }) => path.join("."));

describe("a draft", () => {
  it("sends what was written, with a decimal point", () => {
    const draft = { ...EMPTY_LINK, amount: " 9,99 ", max_uses: "3", metadata: "a: b" };
    expect(createPaymentLinkSchema.parse(toCreateLink(draft))).toEqual({
      currency: "USDT",
      amount: "9.99",
      max_uses: 3,
      invoice_expires_in_seconds: 1800,
      metadata: { a: "b" },
    });
  });

  it("leaves the price out where the customer chooses", () => {
    const sent = toCreateLink({ ...EMPTY_LINK, pricing: "chosen", amount: "5", maximum_amount: "9" });
    expect(sent).toMatchObject({ maximum_amount: "9" });
    expect(sent).not.toHaveProperty("amount");
  });

  it("is refused at the field that is wrong", () => {
    expect(pathsOf({})).toEqual(["amount"]);
    expect(pathsOf({ pricing: "chosen" })).toBeUndefined();
    expect(pathsOf({ amount: "1", max_uses: "many" })).toEqual(["max_uses"]);
  });
});

const LINK: PaymentLink = {
  id: "plk_01jd3k7v5q8x2m4n6p9r0s1t2v",
  object: "payment_link",
  livemode: false,
  active: true,
  url: "https://pay.example/pay/link/plk_1",
  currency: "USD",
  amount: "3.30",
  subtotal_amount: "3.00",
  tax_amount: "0.30",
  minimum_amount: null,
  maximum_amount: null,
  line_items: [
    {
      description: "Tea",
      quantity: 2,
      unit_amount: "1.50",
      tax_percentage: "10.00",
      subtotal_amount: "3.00",
      tax_amount: "0.30",
      amount: "3.30",
    },
  ],
  description: "Tea",
  success_url: "https://shop.example/thanks",
  cancel_url: null,
  invoice_expires_in_seconds: 1800,
  max_uses: 3,
  metadata: { a: "b" },
  version: 2,
  created_at: "2026-01-01T00:00:00.000Z",
  updated_at: "2026-01-01T00:00:00.000Z",
};

describe("a change", () => {
  const before = draftOf(LINK);
  const changes = (typed: Partial<LinkDraft>) =>
    paymentLinkChangesSchema.parse(toLinkChanges(before, { ...before, ...typed }));

  it("is nothing where nothing was typed", () => {
    expect(changes({})).toEqual({});
    expect(changes({ description: " Tea " })).toEqual({});
  });

  it("takes away what was emptied, and says no more", () => {
    expect(changes({ description: "", max_uses: "", metadata: "", success_url: "" })).toEqual({
      description: null,
      max_uses: null,
      metadata: {},
      success_url: null,
    });
    expect(changes({ invoice_expires_in_seconds: "7200" })).toEqual({ invoice_expires_in_seconds: 7200 });
  });

  it("replaces the price as a whole", () => {
    const whole = { amount: null, minimum_amount: null, maximum_amount: null, line_items: null };
    expect(changes({ line_items: [], amount: "4,50" })).toEqual({ ...whole, amount: "4.50" });
    expect(changes({ pricing: "chosen" })).toEqual(whole);
    const [tea] = before.line_items;
    expect(tea && changes({ line_items: [{ ...tea, quantity: "3" }] })).toMatchObject({
      ...whole,
      line_items: [{ description: "Tea", quantity: 3, unit_amount: "1.50", tax_percentage: "10.00" }],
    });
  });
});
