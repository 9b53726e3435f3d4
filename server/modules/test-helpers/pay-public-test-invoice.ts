import { DomainError } from "@/server/core/errors";
import { add, allocate, formatAmount, type Money, parseAmount } from "@/server/core/money";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { needsMoney } from "@/server/modules/invoices/status";
import { countRequests } from "@/server/modules/rate-limits/count-requests";
import { FIXED_LIMITS } from "@/server/modules/rate-limits/rules";
import {
  loadPublicTestInvoice,
  type Manner,
  passExpiry,
  payOnLocalChain,
} from "@/server/modules/test-helpers/internal";
import {
  type PayPublicTestInvoiceInput,
  payPublicTestInvoiceSchema,
  type PublicManner,
  type TestPayment,
} from "@/server/modules/test-helpers/schema";

const PLAIN: Manner = { from: 0, token: "usdt", split: 1, fail: false };

/** What differs from a plain payment of the whole remainder. */
const MANNERS: Readonly<Record<PublicManner, Partial<Manner>>> = {
  exact: {},
  under: {},
  over: {},
  twice: { twice: true },
  split: { split: 2 },
  late: {},
  fake: { token: "fake" },
  fail: { fail: true },
};

function half(amount: Money): Money {
  return allocate(amount, [1n, 1n])[0] ?? amount;
}

function amountIn(manner: PublicManner, remaining: string): string {
  const whole = parseAmount(remaining, "USDT");
  if (manner === "under") return formatAmount(half(whole));
  return manner === "over" ? formatAmount(add(whole, half(whole))) : remaining;
}

/**
 * The checkout's own "pay" on the local test chain, for anybody who has the link: exactly, half, half too much, twice, in
 * two parts, late, with a counterfeit, or in vain. A live invoice, or one of a public test network, is not found. Throws
 * `not_found`, `invalid_state` (it needs no money), `validation_failed`, `rate_limited`, `chain_unavailable`.
 */
export async function payPublicTestInvoice(
  ctx: Context,
  { id, ...input }: PayPublicTestInvoiceInput,
): Promise<TestPayment> {
  const { amount, manner } = parse(payPublicTestInvoiceSchema, input);
  const invoice = await loadPublicTestInvoice(ctx, id);
  await countRequests([{ limit: FIXED_LIMITS.testPanel, key: invoice.id }]);
  if (!needsMoney(invoice.status))
    throw new DomainError("invalid_state", `This invoice is ${invoice.status}`);
  if (manner === "late") await passExpiry(ctx, invoice);
  return payOnLocalChain(invoice, {
    ...PLAIN,
    ...MANNERS[manner],
    amount: amount ?? amountIn(manner, invoice.amount_remaining),
  });
}
