import { expect, it } from "vitest";
import { en } from "@/components/checkout/messages/en";
import { Words } from "@/components/checkout/words";
import { boundsSentence, paymentLinkPath, refusalText } from "./link-form";

const words = new Words("en", en);

const link = { currency: "USD", minimum_amount: null, maximum_amount: null } as const;

it.each([
  [null, null, undefined],
  ["5.00", null, "At least 5.00 USD."],
  [null, "9.00", "At most 9.00 USD."],
  ["5.00", "9.00", "From 5.00 to 9.00 USD."],
])("says the bounds %s and %s", (minimum_amount, maximum_amount, text) => {
  expect(boundsSentence(words, { ...link, minimum_amount, maximum_amount })).toBe(text);
});

it("has a sentence for whatever is in the address", () => {
  expect(refusalText(words, "validation_failed", { ...link, minimum_amount: "5.00" })).toBe(
    "Write an amount such as 25.00. At least 5.00 USD.",
  );
  for (const code of ["constructor", "internal", "<b>"])
    expect(refusalText(words, code, link)).toBe("That did not work. Try again in a moment.");
});

it("leads to nothing but its own page", () => {
  expect(paymentLinkPath("../x?y")).toBe("/pay/link/..%2Fx%3Fy");
});
