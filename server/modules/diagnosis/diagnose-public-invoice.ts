import { notFound } from "@/server/core/errors";
import { isId } from "@/server/core/ids";
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
 * As `diagnoseInvoice`, for anybody who has the invoice's link, in the customer's words and without naming any other
 * invoice. Throws `not_found`, `validation_failed`, `rate_limited`, `chain_unavailable`, `unavailable`.
 */
export async function diagnosePublicInvoice(
  ctx: Context,
  { id, ...input }: DiagnoseInvoiceInput,
): Promise<Diagnosis> {
  const { tx_id: txId } = parse(diagnoseInvoiceSchema, input);
  const tenant = isId("invoice", id)
    ? await reader(ctx).invoice.findUnique({ where: { id }, select: { merchantId: true, mode: true } })
    : null;
  if (!tenant) throw notFound("invoice", id);
  return answerQuestion(ctx, { invoiceId: id, txId, tenant, reader: "customer" });
}
