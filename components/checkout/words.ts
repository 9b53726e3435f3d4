import type { Screen } from "@/components/checkout/screen";
import { amountText } from "@/components/format/amount";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

type Worded = Pick<PublicInvoice, "amount_remaining" | "amount_overpaid" | "payable" | "merchant">;

/** An amount of the asset that this invoice is paid in. */
export function assetText(amount: string, { payable }: Pick<PublicInvoice, "payable">): string {
  return amountText(amount, payable.asset);
}

/** The screen in a few words: its heading, and what a screen reader is told when it appears. */
export function headline(screen: Screen, invoice: Worded): string {
  switch (screen) {
    case "waiting":
      return `Send exactly ${assetText(invoice.amount_remaining, invoice)}`;
    case "underpaid":
      return `Send ${assetText(invoice.amount_remaining, invoice)} more`;
    case "seen":
      return "Payment seen";
    case "paid":
    case "late":
      return "Paid";
    case "overpaid":
      return `Paid, with ${assetText(invoice.amount_overpaid, invoice)} too much`;
    case "expired":
      return "This invoice has expired";
    case "cancelled":
      return "This invoice was cancelled";
  }
}

function shortState(screen: Screen, invoice: Worded): string {
  switch (screen) {
    case "waiting":
      return `Pay ${assetText(invoice.amount_remaining, invoice)}`;
    case "underpaid":
      return `${assetText(invoice.amount_remaining, invoice)} missing`;
    case "seen":
      return "Payment seen";
    case "paid":
    case "late":
    case "overpaid":
      return "Paid";
    case "expired":
      return "Expired";
    case "cancelled":
      return "Cancelled";
  }
}

/** The browser's tab, so that the state can be read from another one. */
export function pageTitle(screen: Screen, invoice: Worded): string {
  return `${shortState(screen, invoice)} · ${invoice.merchant.name}`;
}

/** "About 24 seconds", "About 2 minutes": chains do not keep to the second. */
export function roughTime(seconds: number): string {
  if (seconds <= 1) return "About 1 second";
  if (seconds < 60) return `About ${seconds} seconds`;
  const minutes = Math.round(seconds / 60);
  return minutes === 1 ? "About a minute" : `About ${minutes} minutes`;
}
