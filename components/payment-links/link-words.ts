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

/** What a customer may choose to pay; nothing where everything goes. */
export function boundsText({
  currency,
  minimum_amount: from,
  maximum_amount: to,
}: Pick<PaymentLink, "currency" | "minimum_amount" | "maximum_amount">): string | undefined {
  if (from && to) return `From ${from} to ${to} ${currency}.`;
  if (from) return `At least ${from} ${currency}.`;
  return to ? `At most ${to} ${currency}.` : undefined;
}
