import { DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { isPayable } from "@/server/modules/invoices/status";
import { countRequests } from "@/server/modules/rate-limits/count-requests";
import { FIXED_LIMITS } from "@/server/modules/rate-limits/rules";
import { loadPublicTestInvoice, payOnLocalChain } from "@/server/modules/test-helpers/internal";
import {
  type PayPublicTestInvoiceInput,
  payPublicTestInvoiceSchema,
  type TestPayment,
} from "@/server/modules/test-helpers/schema";

/**
 * The checkout's own "pay" on the local test chain, for anybody who has the link. A live invoice, or one of a public test
 * network, is not found. Throws `not_found`, `invalid_state` (not payable), `validation_failed`, `rate_limited`,
 * `chain_unavailable`.
 */
export async function payPublicTestInvoice(
  ctx: Context,
  { id, ...manner }: PayPublicTestInvoiceInput,
): Promise<TestPayment> {
  const parsed = parse(payPublicTestInvoiceSchema, manner);
  const invoice = await loadPublicTestInvoice(ctx, id);
  await countRequests([{ limit: FIXED_LIMITS.testPanel, key: invoice.id }]);
  if (!isPayable(invoice.status)) throw new DomainError("invalid_state", `This invoice is ${invoice.status}`);
  return payOnLocalChain(invoice, { ...parsed, from: 0, split: 1, fail: false });
}
