import { expect, it } from "vitest";
import { headline, pageTitle, roughTime } from "@/components/checkout/words";

const invoice = {
  amount_remaining: "3.40",
  amount_overpaid: "2.00",
  payable: { asset: "USDT" },
  merchant: { name: "Corner Shop" },
} as Parameters<typeof headline>[1];

it.each([
  ["waiting", "Send exactly 3.40 USDT", "Pay 3.40 USDT · Corner Shop"],
  ["underpaid", "Send 3.40 USDT more", "3.40 USDT missing · Corner Shop"],
  ["seen", "Payment seen", "Payment seen · Corner Shop"],
  ["paid", "Paid", "Paid · Corner Shop"],
  ["late", "Paid", "Paid · Corner Shop"],
  ["overpaid", "Paid, with 2.00 USDT too much", "Paid · Corner Shop"],
  ["expired", "This invoice has expired", "Expired · Corner Shop"],
  ["cancelled", "This invoice was cancelled", "Cancelled · Corner Shop"],
] as const)("%s is headed “%s”", (screen, heading, title) => {
  expect(headline(screen, invoice)).toBe(heading);
  expect(pageTitle(screen, invoice)).toBe(title);
});

it.each([
  [0, "About 1 second"],
  [3, "About 3 seconds"],
  [57, "About 57 seconds"],
  [60, "About a minute"],
  [150, "About 3 minutes"],
])("%s seconds are %s", (seconds, text) => expect(roughTime(seconds)).toBe(text));
