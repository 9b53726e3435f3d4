import type { Mode } from "@/server/core/actor";
import { newId } from "@/server/core/ids";
import { invariant } from "@/server/core/invariant";
import type { Money } from "@/server/core/money";
import type { TransactionContext } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { postTransfers } from "@/server/modules/ledger/post-transfers";
import { bankClearingAccount, merchantAccount } from "@/server/modules/ledger/rules";
import type { MANUAL_PAYMENT_EVENTS } from "@/server/modules/payments/events";
import { toManualPayment } from "@/server/modules/payments/internal";

export interface RecordManualPaymentInput {
  readonly merchantId: string;
  readonly mode: Mode;
  readonly invoiceId: string;
  readonly amount: Money;
  readonly proof: string;
  readonly reason: string;
}

/**
 * Books money that the merchant received elsewhere, beside custody and beside every balance that can be paid out. For a verb
 * that has authorised its caller and locked the invoice, of which it keeps the sum.
 */
export async function recordManualPayment(
  ctx: TransactionContext,
  { merchantId, mode, invoiceId, amount, proof, reason }: RecordManualPaymentInput,
): Promise<void> {
  const id = newId("manualPayment", ctx.clock);
  const [posted] = await postTransfers(ctx, [
    {
      reference: `manual-payment:${id}`,
      mode,
      purpose: "payment.recorded",
      legs: [
        {
          from: bankClearingAccount(),
          to: merchantAccount(merchantId, "direct"),
          amount: amount.minor,
          currency: amount.currency,
        },
      ],
    },
  ]);
  invariant(posted, "a transfer was posted");
  const row = await ctx.tx.manualPayment.create({
    data: {
      id,
      merchantId,
      mode,
      invoiceId,
      asset: amount.currency,
      amountMinor: amount.minor,
      proof,
      reason,
      actor: ctx.actor,
      ledgerTransferId: posted.id,
      createdAt: ctx.clock.now(),
    },
  });
  await appendEvents(ctx, [
    {
      type: "manual_payment.recorded" satisfies (typeof MANUAL_PAYMENT_EVENTS)[number],
      aggregateType: "manual_payment",
      aggregateId: id,
      version: 1,
      merchantId,
      mode,
      data: toManualPayment(row),
    },
  ]);
}
