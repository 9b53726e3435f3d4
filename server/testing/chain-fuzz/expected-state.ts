import { deriveInvoiceState, type InvoiceState } from "@/server/modules/invoices/rules";
import type { PaymentDisposition } from "@/server/modules/payments/status";
import type { SimulatedBlock } from "@/server/testing/chain-fuzz/simulated-chain";
import type { World, WorldInvoice } from "@/server/testing/chain-fuzz/world";

/** Money that the final chain gave to one of our addresses. */
export interface ExpectedPayment {
  readonly txId: string;
  readonly ordinal: number;
  readonly invoice: WorldInvoice;
  readonly value: bigint;
  readonly blockHash: string;
  readonly late: boolean;
  readonly disposition: PaymentDisposition;
}

/** What must be true of an invoice at the end. */
export interface ExpectedInvoice extends InvoiceState {
  readonly invoice: WorldInvoice;
}

/** Every transfer that counts, out of nothing but the chain as it ended and what the merchants wanted. */
export function expectPayments({ chain, invoices }: World): ExpectedPayment[] {
  const invoiceOf = new Map(invoices.map((invoice) => [invoice.address, invoice]));
  return chain.now.blocks.flatMap((block) => paymentsOf(block, invoiceOf));
}

function paymentsOf(
  { header, transactions }: SimulatedBlock,
  invoiceOf: ReadonlyMap<string, WorldInvoice>,
): ExpectedPayment[] {
  return transactions.flatMap(({ txId, logs, succeeded }) =>
    logs.flatMap(({ token, to, value }, ordinal): ExpectedPayment[] => {
      const invoice = invoiceOf.get(to);
      if (!invoice || !succeeded || token !== "usdt" || value === 0n) return [];
      const late = header.time > invoice.expiresAt;
      const isHeld = late && invoice.merchant.latePolicy === "hold";
      const disposition = invoice.cancelled || isHeld ? "unmatched" : "applied";
      return [{ txId, ordinal, invoice, value, blockHash: header.hash, late, disposition }];
    }),
  );
}

/** The state that follows from the facts once all payments are confirmed and every expiry has passed. */
export function expectInvoice(
  { chain }: World,
  invoice: WorldInvoice,
  payments: readonly ExpectedPayment[],
): ExpectedInvoice {
  const state = deriveInvoiceState({
    due: invoice.due,
    tolerance: invoice.tolerance,
    payments: payments
      .filter((payment) => payment.invoice.id === invoice.id)
      .map(({ value, late, disposition }) => ({ amount: value, status: "confirmed", late, disposition })),
    covered: null,
    expiresAt: invoice.expiresAt,
    chainTime: chain.head.time,
    expiredBefore: false,
    cancelled: invoice.cancelled,
  });
  return { invoice, ...state };
}

/** The fee on a gross amount of USDT: basis points, rounded half-up to a cent, never more than the gross. */
export function expectFee(gross: bigint, basisPoints: number): bigint {
  const cent = 10_000n;
  const [numerator, denominator] = [gross * BigInt(basisPoints), 10_000n * cent];
  const fee = ((2n * numerator + denominator) / (2n * denominator)) * cent;
  return fee > gross ? gross : fee;
}
