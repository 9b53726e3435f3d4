import { DomainError } from "@/server/core/errors";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { paymentLinkEvent, toPaymentLink } from "@/server/modules/payment-links/internal";
import {
  prepareLinkChanges,
  type PreparedLinkChanges,
} from "@/server/modules/payment-links/prepare-link-changes";
import type { PaymentLink, UpdatePaymentLinkInput } from "@/server/modules/payment-links/schema";

/**
 * Changes the named fields, for the invoices to come. Audited. Throws `forbidden`, `validation_failed`, `not_found`,
 * `version_mismatch`, `conflict` (changed meanwhile), `unavailable` (no rate to be had). Inside a caller's transaction the
 * caller has prepared it before, because that may ask the outside.
 */
export async function updatePaymentLink(
  outer: Context,
  input: UpdatePaymentLinkInput,
  known?: PreparedLinkChanges,
): Promise<PaymentLink> {
  const { merchantId, row, columns } = known ?? (await prepareLinkChanges(outer, input));
  const { id } = row;
  return withTransaction(outer, async (ctx) => {
    const [after] = await ctx.tx.paymentLink.updateManyAndReturn({
      where: { id, merchantId, version: row.version },
      data: { ...columns, version: row.version + 1, updatedAt: ctx.clock.now() },
    });
    if (!after) throw new DomainError("conflict", "The payment link has changed in the meantime");
    const link = toPaymentLink(after);
    await recordAudit(ctx, {
      action: "payment_link.update",
      targetType: "payment_link",
      targetId: id,
      before: toPaymentLink(row),
      after: link,
    });
    await appendEvents(ctx, [paymentLinkEvent("payment_link.updated", after)]);
    return link;
  });
}
