import { authorize } from "@/server/auth/authorize";
import { DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { getInvoice } from "@/server/modules/invoices/get-invoice";
import { payOnLocalChain } from "@/server/modules/test-helpers/internal";
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
  authorize(ctx, "test_helpers:use");
  if (ctx.mode !== "test") throw new DomainError("forbidden", "Test helpers work with test keys only");
  const parsed = parse(payTestInvoiceSchema, manner);
  return payOnLocalChain(await getInvoice(ctx, { id }), parsed);
}
