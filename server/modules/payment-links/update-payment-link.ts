import { authorize } from "@/server/auth/authorize";
import { DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { draftInvoice } from "@/server/modules/invoices/draft-invoice";
import {
  invoiceInput,
  loadPaymentLink,
  paymentLinkEvent,
  type PaymentLinkRow,
  sampleAmount,
  termsColumns,
  termsOf,
  toPaymentLink,
} from "@/server/modules/payment-links/internal";
import { readTerms } from "@/server/modules/payment-links/rules";
import {
  type PaymentLink,
  type UpdatePaymentLinkInput,
  updatePaymentLinkSchema,
} from "@/server/modules/payment-links/schema";
import type { z } from "zod";

type Changes = Omit<z.output<typeof updatePaymentLinkSchema>, "id" | "version">;

const PRICE = ["amount", "minimum_amount", "maximum_amount", "line_items"] as const;

/** The columns of the link as it is to be. The four fields of the price change together. */
function columnsOf(row: PaymentLinkRow, changes: Changes) {
  const currency = toPaymentLink(row).currency;
  const isRepriced = PRICE.some((name) => changes[name] !== undefined);
  const { description, success_url, cancel_url, max_uses } = changes;
  return {
    active: changes.active ?? row.active,
    currency,
    ...termsColumns(isRepriced ? readTerms(changes, currency) : termsOf(row)),
    description: description === undefined ? row.description : description,
    metadata: changes.metadata ?? (row.metadata as Record<string, string>),
    successUrl: success_url === undefined ? row.successUrl : success_url,
    cancelUrl: cancel_url === undefined ? row.cancelUrl : cancel_url,
    invoiceExpirySeconds: changes.invoice_expires_in_seconds ?? row.invoiceExpirySeconds,
    maxUses: max_uses === undefined ? row.maxUses : max_uses,
  };
}

/**
 * Changes the named fields, for the invoices to come. Audited. Throws `forbidden`, `validation_failed`, `not_found`,
 * `version_mismatch`, `conflict` (changed meanwhile), `unavailable` (no rate to be had).
 */
export async function updatePaymentLink(outer: Context, input: UpdatePaymentLinkInput): Promise<PaymentLink> {
  const merchantId = authorize(outer, "payment_links:write");
  const { id, version, ...changes } = parse(updatePaymentLinkSchema, input);
  const row = await loadPaymentLink(outer, merchantId, { id, version });
  const columns = columnsOf(row, changes);
  await draftInvoice(outer, invoiceInput(columns, sampleAmount(termsOf(columns))));
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
