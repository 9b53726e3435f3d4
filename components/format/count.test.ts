import { expect, test } from "vitest";
import { countText } from "./count";

test.each([
  [0, 10_000, "0"],
  [1_234, undefined, "1,234"],
  [10_000, 10_000, "10,000"],
  [10_001, 10_000, "10,000+"],
])("%i of at most %s is %s", (count, counted, text) => {
  expect(countText(count, counted)).toBe(text);
});
