import { newId } from "@/server/core/ids";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { paymentLinkEvent, toPaymentLink } from "@/server/modules/payment-links/internal";
import {
  type PreparedPaymentLink,
  preparePaymentLink,
} from "@/server/modules/payment-links/prepare-payment-link";
import type { CreatePaymentLinkInput, PaymentLink } from "@/server/modules/payment-links/schema";

/**
 * Creates a link that an invoice can be made of right now. Throws `forbidden`, `validation_failed`, `unavailable` (mode
 * without a network, or no rate to be had). Inside a caller's transaction the caller has prepared it before, because that may
 * ask the outside.
 */
export async function createPaymentLink(
  outer: Context,
  body: CreatePaymentLinkInput,
  known?: PreparedPaymentLink,
): Promise<PaymentLink> {
  const { merchantId, columns } = known ?? (await preparePaymentLink(outer, body));
  return withTransaction(outer, async (ctx) => {
    const now = ctx.clock.now();
    const row = await ctx.tx.paymentLink.create({
      data: {
        id: newId("paymentLink", ctx.clock),
        merchantId,
        mode: ctx.mode,
        ...columns,
        createdAt: now,
        updatedAt: now,
      },
    });
    const link = toPaymentLink(row);
    await recordAudit(ctx, {
      action: "payment_link.create",
      targetType: "payment_link",
      targetId: row.id,
      after: link,
    });
    await appendEvents(ctx, [paymentLinkEvent("payment_link.created", row)]);
    return link;
  });
}
