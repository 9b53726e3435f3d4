import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { getInvoice } from "@/server/modules/invoices/get-invoice";
import { authorizeTestHelpers, passExpiry, payOnLocalChain } from "@/server/modules/test-helpers/internal";
import {
  type PayTestInvoiceInput,
  payTestInvoiceSchema,
  type TestPayment,
} from "@/server/modules/test-helpers/schema";

/**
 * Pays a test invoice with real transfers on the local chain: the scanner finds them as it would any other. Throws
 * `forbidden` (live mode too), `not_found`, `validation_failed`, `unavailable` (no local chain), `chain_unavailable`.
 */
export async function payTestInvoice(
  ctx: Context,
  { id, ...manner }: PayTestInvoiceInput,
): Promise<TestPayment> {
  authorizeTestHelpers(ctx);
  const { same_tx_as: other, late, ...parsed } = parse(payTestInvoiceSchema, manner);
  const invoice = await getInvoice(ctx, { id });
  const together = other === undefined ? undefined : await getInvoice(ctx, { id: other });
  if (late) await passExpiry(ctx, invoice);
  return payOnLocalChain(invoice, { ...parsed, together });
}
