import { authorize } from "@/server/auth/authorize";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { addTotals, loadPaymentLink, toPaymentLink } from "@/server/modules/payment-links/internal";
import {
  type GetPaymentLinkInput,
  getPaymentLinkSchema,
  type PaymentLink,
} from "@/server/modules/payment-links/schema";

/** One payment link of the merchant; `expand` adds what its invoices come to. Throws `forbidden`, `not_found`. */
export async function getPaymentLink(ctx: Context, input: GetPaymentLinkInput): Promise<PaymentLink> {
  const merchantId = authorize(ctx, "payment_links:read");
  const { id, expand } = parse(getPaymentLinkSchema, input);
  const link = toPaymentLink(await loadPaymentLink(ctx, merchantId, { id }));
  return expand.includes("totals") ? ((await addTotals(ctx, [link]))[0] ?? link) : link;
}
