import { describe, expect, it } from "vitest";
import { createPaymentLinkSchema } from "@/server/modules/payment-links/schema";
import { EMPTY_LINK, toCreateLink } from "./link-draft";

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
