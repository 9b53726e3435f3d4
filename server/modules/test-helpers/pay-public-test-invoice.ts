import { DomainError, notFound } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { getPublicInvoice } from "@/server/modules/invoices/get-public-invoice";
import { isPayable } from "@/server/modules/invoices/status";
import { payOnLocalChain } from "@/server/modules/test-helpers/internal";
import {
  type PayPublicTestInvoiceInput,
  payPublicTestInvoiceSchema,
  type TestPayment,
} from "@/server/modules/test-helpers/schema";

/**
 * The checkout's own "pay" on the local test chain, for anybody who has the link. A live invoice, or one of a public test
 * network, is not found. Throws `not_found`, `invalid_state` (not payable), `validation_failed`, `chain_unavailable`.
 */
export async function payPublicTestInvoice(
  ctx: Context,
  { id, ...manner }: PayPublicTestInvoiceInput,
): Promise<TestPayment> {
  const { amount } = parse(payPublicTestInvoiceSchema, manner);
  const invoice = await getPublicInvoice(ctx, { id });
  if (invoice.livemode || !invoice.test_panel) throw notFound("test invoice", id);
  if (!isPayable(invoice.status)) throw new DomainError("invalid_state", `This invoice is ${invoice.status}`);
  return payOnLocalChain(invoice, { amount, from: 0, token: "usdt", split: 1, fail: false });
}
