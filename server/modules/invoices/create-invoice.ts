import { authorize } from "@/server/auth/authorize";
import type { AuthorizedMerchantId } from "@/server/core/actor";
import { DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context, TransactionContext } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { draftInvoice, type InvoiceDraft } from "@/server/modules/invoices/draft-invoice";
import { toInvoice, withAddress } from "@/server/modules/invoices/internal";
import { issueInvoice } from "@/server/modules/invoices/issue-invoice";
import { type CreateInvoiceInput, createInvoiceSchema, type Invoice } from "@/server/modules/invoices/schema";

/** The invoice that this order id made before; `conflict` when it was made of another body. */
async function findByOrder(
  ctx: TransactionContext,
  merchantId: AuthorizedMerchantId,
  { input: { order_id: orderId }, inputHash }: InvoiceDraft,
): Promise<Invoice | null> {
  if (orderId === undefined) return null;
  const row = await ctx.tx.invoice.findFirst({
    where: { merchantId, mode: ctx.mode, orderId },
    include: withAddress,
  });
  if (row && row.inputHash !== inputHash) {
    const message = "This order id belongs to an invoice with other contents";
    throw new DomainError("conflict", message, {
      issues: [{ path: "order_id", message }],
      invoice_id: row.id,
    });
  }
  return row && toInvoice(row);
}

/**
 * Creates an invoice with its own deposit address. The same order id with the same body returns the invoice that exists.
 * Throws `forbidden`, `validation_failed`, `conflict` (order id of another body), `unavailable` (mode without a network, or no rate to be had).
 */
export async function createInvoice(outer: Context, body: CreateInvoiceInput): Promise<Invoice> {
  const merchantId = authorize(outer, "invoices:create");
  const draft = await draftInvoice(outer, parse(createInvoiceSchema, body));
  return withTransaction(outer, async (ctx) => {
    const invoice =
      (await findByOrder(ctx, merchantId, draft)) ??
      (await issueInvoice(ctx, merchantId, draft)) ??
      // Another call committed the same order id after we looked: answer with its invoice.
      (await findByOrder(ctx, merchantId, draft));
    if (!invoice) throw new DomainError("conflict", "The invoice could not be created; try again");
    return invoice;
  });
}
