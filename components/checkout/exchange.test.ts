import { expect, test } from "vitest";
import { withdrawalOf } from "@/components/checkout/exchange";

test.each([
  ["1", "4.40"],
  [" 0,5 ", "3.90"],
  [".000001", "3.400001"],
  ["2.", "5.40"],
  ["0", "3.40"],
  ["", null],
  ["-1", null],
  ["0.0000001", null],
  ["one", null],
])("of a fee of “%s” withdraw %s", (fee, expected) => {
  expect(withdrawalOf({ amount_remaining: "3.40" }, fee)).toBe(expected);
});
