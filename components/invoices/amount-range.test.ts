import { expect, it } from "vitest";
import { amountBounds } from "./amount-range";

it.each([
  [undefined, undefined, undefined],
  [">25", "25.000001", undefined],
  [">=25", "25.00", undefined],
  ["<25", undefined, "24.999999"],
  ["<=25.5", undefined, "25.50"],
  [":25", "25.00", "25.00"],
  ["=25", "25.00", "25.00"],
  [">10 <=20", "10.000001", "20.00"],
  [">10 >=30 <90 <=40", "30.00", "40.00"],
  ["nonsense >5", "5.000001", undefined],
])("bounds %s", (conditions, least, greatest) => {
  expect(amountBounds(conditions)).toEqual({ amount_min: least, amount_max: greatest });
});
