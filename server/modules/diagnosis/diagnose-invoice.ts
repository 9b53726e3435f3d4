import { authorize } from "@/server/auth/authorize";
import { notFound } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { answerQuestion } from "@/server/modules/diagnosis/internal";
import {
  type DiagnoseInvoiceInput,
  diagnoseInvoiceSchema,
  type Diagnosis,
} from "@/server/modules/diagnosis/schema";

/**
 * Why the merchant's invoice is not paid: out of its own state, or by what a transaction did, for which a node is asked
 * once unless the books know it. Changes nothing. Throws `forbidden`, `not_found`, `validation_failed`, `rate_limited`,
 * `chain_unavailable`, `unavailable`.
 */
export async function diagnoseInvoice(
  ctx: Context,
  { id, ...input }: DiagnoseInvoiceInput,
): Promise<Diagnosis> {
  const merchantId = authorize(ctx, "invoices:read");
  const { tx_id: txId } = parse(diagnoseInvoiceSchema, input);
  const tenant = { merchantId, mode: ctx.mode };
  const own = await reader(ctx).invoice.findFirst({ where: { id, ...tenant }, select: { id: true } });
  if (!own) throw notFound("invoice", id);
  return answerQuestion(ctx, { invoiceId: id, txId, tenant, reader: "merchant" });
}
