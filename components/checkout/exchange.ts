import { add, formatAmount, parseAmount } from "@/server/core/money";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

/** The exchange's fee in the page's address, where a form without JavaScript puts it. */
export const FEE_PARAMETER = "fee";

/**
 * What to withdraw from an exchange so that the rest of the invoice arrives: the rest and the fee, to the unit. Null for
 * a fee that is no amount; a decimal comma is a decimal point.
 */
export function withdrawalOf(
  { amount_remaining: remaining }: Pick<PublicInvoice, "amount_remaining">,
  fee: string,
): string | null {
  const plain = fee.trim().replace(",", ".").replace(/^\./, "0.").replace(/\.$/, "");
  try {
    return formatAmount(add(parseAmount(remaining, "USDT"), parseAmount(plain, "USDT")));
  } catch {
    return null;
  }
}
