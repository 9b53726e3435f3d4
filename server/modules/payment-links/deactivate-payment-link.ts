import { authorize } from "@/server/auth/authorize";
import { DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { loadPaymentLink, paymentLinkEvent, toPaymentLink } from "@/server/modules/payment-links/internal";
import {
  type DeactivatePaymentLinkInput,
  deactivatePaymentLinkSchema,
  type PaymentLink,
} from "@/server/modules/payment-links/schema";

/**
 * Closes a link: it makes no more invoices, and those that exist go on. Again is the same answer. Audited. Throws
 * `forbidden`, `not_found`, `version_mismatch`, `conflict`.
 */
export async function deactivatePaymentLink(
  outer: Context,
  input: DeactivatePaymentLinkInput,
): Promise<PaymentLink> {
  const merchantId = authorize(outer, "payment_links:write");
  const { id, version } = parse(deactivatePaymentLinkSchema, input);
  return withTransaction(outer, async (ctx) => {
    const row = await loadPaymentLink(ctx, merchantId, { id, version });
    if (!row.active) return toPaymentLink(row);
    const [after] = await ctx.tx.paymentLink.updateManyAndReturn({
      where: { id, merchantId, version: row.version },
      data: { active: false, version: row.version + 1, updatedAt: ctx.clock.now() },
    });
    if (!after) throw new DomainError("conflict", "The payment link has changed in the meantime");
    await recordAudit(ctx, { action: "payment_link.deactivate", targetType: "payment_link", targetId: id });
    await appendEvents(ctx, [paymentLinkEvent("payment_link.deactivated", after)]);
    return toPaymentLink(after);
  });
}
