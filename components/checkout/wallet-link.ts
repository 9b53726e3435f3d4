import type { PublicInvoice } from "@/server/modules/invoices/schema";

/** SLIP-44 number of TRON. */
const TRON = 195;

/** Opens Trust Wallet with everything filled in: the only wallet with a documented link for tokens on TRON. */
export function walletLink(
  { payable, amount_remaining: amount }: Pick<PublicInvoice, "payable" | "amount_remaining">,
  contract: string,
): string {
  const query = new URLSearchParams({ asset: `c${TRON}_t${contract}`, address: payable.address, amount });
  return `https://link.trustwallet.com/send?${query}`;
}
