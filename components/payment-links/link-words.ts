import type { PaymentLink } from "@/server/modules/payment-links/schema";

/** What a link is called: its description, or what its customers do. */
export function linkName({ description, amount }: Pick<PaymentLink, "description" | "amount">): string {
  return description ?? (amount === null ? "Any amount" : "Fixed price");
}

/** How much of a link is used. */
export function usesText({ totals, max_uses }: Pick<PaymentLink, "totals" | "max_uses">): string {
  const uses = totals?.uses ?? 0;
  return max_uses === null ? String(uses) : `${uses} of ${max_uses}`;
}
