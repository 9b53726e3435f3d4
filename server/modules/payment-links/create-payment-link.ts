import { authorize } from "@/server/auth/authorize";
import { newId } from "@/server/core/ids";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { draftInvoice } from "@/server/modules/invoices/draft-invoice";
import {
  invoiceInput,
  paymentLinkEvent,
  sampleAmount,
  termsColumns,
  toPaymentLink,
} from "@/server/modules/payment-links/internal";
import { readTerms } from "@/server/modules/payment-links/rules";
import {
  type CreatePaymentLinkInput,
  createPaymentLinkSchema,
  type PaymentLink,
} from "@/server/modules/payment-links/schema";

/**
 * Creates a link that an invoice can be made of right now. Throws `forbidden`, `validation_failed`, `unavailable` (mode
 * without a network, or no rate to be had).
 */
export async function createPaymentLink(outer: Context, body: CreatePaymentLinkInput): Promise<PaymentLink> {
  const merchantId = authorize(outer, "payment_links:write");
  const input = parse(createPaymentLinkSchema, body);
  const terms = readTerms(input, input.currency);
  const columns = {
    currency: input.currency,
    ...termsColumns(terms),
    description: input.description ?? null,
    metadata: input.metadata,
    successUrl: input.success_url ?? null,
    cancelUrl: input.cancel_url ?? null,
    invoiceExpirySeconds: input.invoice_expires_in_seconds,
    maxUses: input.max_uses ?? null,
  };
  await draftInvoice(outer, invoiceInput(columns, sampleAmount(terms)));
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
