import { authorize } from "@/server/auth/authorize";
import { env } from "@/server/config/env";
import { notFound } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import {
  type GetReceiptInput,
  getReceiptSchema,
  isWritable,
  type Receipt,
} from "@/server/modules/documents/schema";
import { getPublicInvoice } from "@/server/modules/invoices/get-public-invoice";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

/**
 * What the customer's receipt says, for its merchant, and nothing that its page does not know. Throws `forbidden`, and
 * `not_found` also while the invoice is not paid.
 */
export async function getReceipt(ctx: Context, input: GetReceiptInput): Promise<Receipt> {
  const merchantId = authorize(ctx, "invoices:read");
  const { id } = parse(getReceiptSchema, input);
  const own = await reader(ctx).invoice.findFirst({
    where: { id, merchantId, mode: ctx.mode },
    select: { id: true },
  });
  const receipt = own && toReceipt(await getPublicInvoice(ctx, { id }));
  if (!receipt) throw notFound("receipt", id);
  return receipt;
}

function toReceipt(invoice: PublicInvoice): Receipt | null {
  const { payable, merchant, receipt_url: page } = invoice;
  const { paid_at: paidAt } = invoice.status_transitions;
  if (page === null || paidAt === null) return null;
  const receipt: Receipt = {
    id: invoice.id,
    object: "receipt",
    livemode: invoice.livemode,
    merchant: { name: merchant.name },
    paid_at: paidAt,
    order_id: invoice.order_id,
    description: invoice.description,
    currency: invoice.currency,
    amount: invoice.amount,
    subtotal_amount: invoice.subtotal_amount,
    tax_amount: invoice.tax_amount,
    line_items: invoice.line_items,
    asset: payable.asset,
    network: payable.network,
    amount_due: invoice.amount_due,
    amount_paid: invoice.amount_paid,
    amount_overpaid: invoice.amount_overpaid,
    payments: invoice.payments,
    receipt_url: page,
    pdf_url: `${env().DARIC_BASE_URL}/api/receipts/${invoice.id}`,
    created_at: paidAt,
  };
  return isWritable(receipt) ? receipt : { ...receipt, pdf_url: null };
}
