import { expect, test } from "vitest";
import { deliveryRateText } from "@/components/webhooks/delivery-rate-text";

test.each([
  [0, 0, "No delivery of the last 7 days has ended"],
  [0, 3, "0 % delivered in the last 7 days (0 of 3)"],
  [2, 3, "66.6 % delivered in the last 7 days (2 of 3)"],
  [9_999, 10_000, "99.9 % delivered in the last 7 days (9,999 of 10,000)"],
  [3, 3, "100 % delivered in the last 7 days (3 of 3)"],
])("%i of %i", (delivered, ended, text) => {
  expect(deliveryRateText({ days: 7, delivered, ended })).toBe(text);
});
