import type { Screen } from "@/components/checkout/screen";
import type { Words } from "@/components/checkout/words";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

type Worded = Pick<PublicInvoice, "amount_remaining" | "amount_overpaid" | "payable" | "merchant">;

/** An amount of the asset that this invoice is paid in: plain, so that it can be copied by hand into any wallet. */
export function assetText(amount: string, { payable }: Pick<PublicInvoice, "payable">): string {
  return `${amount} ${payable.asset}`;
}

/** The screen in a few words: its heading, and what a screen reader is told when it appears. */
export function headline(words: Words, screen: Screen, invoice: Worded): string {
  const remaining = { amount: assetText(invoice.amount_remaining, invoice) };
  switch (screen) {
    case "waiting":
      return words.say("headlineWaiting", remaining);
    case "underpaid":
      return words.say("headlineUnderpaid", remaining);
    case "seen":
      return words.say("headlineSeen");
    case "reorged":
      return words.say("headlineReorged");
    case "paid":
    case "late":
      return words.say("headlinePaid");
    case "overpaid":
      return words.say("headlineOverpaid", { amount: assetText(invoice.amount_overpaid, invoice) });
    case "expired":
      return words.say("headlineExpired");
    case "cancelled":
      return words.say("headlineCancelled");
    case "suspended":
      return words.say("headlineSuspended");
  }
}

function shortState(words: Words, screen: Screen, invoice: Worded): string {
  const remaining = { amount: assetText(invoice.amount_remaining, invoice) };
  switch (screen) {
    case "waiting":
      return words.say("titleWaiting", remaining);
    case "underpaid":
      return words.say("titleUnderpaid", remaining);
    case "overpaid":
      return words.say("headlinePaid");
    case "expired":
      return words.say("titleExpired");
    case "cancelled":
      return words.say("titleCancelled");
    case "suspended":
      return words.say("titleSuspended");
    case "seen":
    case "reorged":
    case "paid":
    case "late":
      return headline(words, screen, invoice);
  }
}

/** The browser's tab, so that the state can be read from another one. */
export function pageTitle(words: Words, screen: Screen, invoice: Worded): string {
  return `${shortState(words, screen, invoice)} · ${invoice.merchant.name}`;
}

/** The countdown for a screen reader, at a pace that does not interrupt: whole minutes. */
export function spokenCountdown(words: Words, seconds: number): string {
  if (seconds === 0) return words.say("timeOver");
  return seconds < 60 ? words.say("lessThanMinute") : words.count("minutesLeft", Math.floor(seconds / 60));
}

/** How far one payment is. */
export function progressText(words: Words, payment: PublicInvoice["payments"][number]): string {
  if (payment.disposition === "unmatched") return words.say("paymentNotCounted");
  switch (payment.status) {
    case "detected":
    case "confirming":
      return confirmationsText(words, payment.confirmations, payment.required_confirmations);
    case "confirmed":
      return words.say(payment.late ? "paymentLate" : "paymentConfirmed");
    case "failed":
      return words.say("paymentFailed");
    case "orphaned":
      return words.say("paymentOrphaned");
  }
}

/** "3 of 12 confirmations". */
export function confirmationsText(words: Words, have: number, need: number): string {
  return words.count("confirmed", need, { have: words.number(Math.min(have, need)) });
}
