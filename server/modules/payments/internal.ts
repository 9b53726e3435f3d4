import { type Actor, describeActor } from "@/server/core/actor";
import { formatAmount, money } from "@/server/core/money";
import { time, timeOrNull } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import type { NewEvent } from "@/server/db/event-log";
import type { ManualPayment as ManualPaymentRow, Payment as PaymentRow } from "@/server/db/generated/client";
import { reader } from "@/server/db/transaction";
import { confirmationsOf } from "@/server/modules/chains/rules";
import type { PAYMENT_EVENTS } from "@/server/modules/payments/events";
import type { ManualPayment, Payment } from "@/server/modules/payments/schema";

export type { PaymentRow };

/** The public object. `headNumber` is the watcher's head on the payment's network, from which confirmations follow. */
export function toPayment(row: PaymentRow, headNumber: number | null): Payment {
  return {
    id: row.id,
    object: "payment",
    livemode: row.mode === "live",
    invoice_id: row.invoiceId,
    method: "tron-usdt",
    network: row.network,
    asset: "USDT",
    amount: formatAmount(money(row.amountMinor, "USDT")),
    from_address: row.fromAddress,
    to_address: row.toAddress,
    tx_id: row.txId,
    ordinal: row.ordinal,
    block_number: Number(row.blockNumber),
    block_hash: row.blockHash,
    block_time: time(row.blockTime),
    confirmations:
      row.status === "orphaned" || row.status === "failed"
        ? 0
        : confirmationsOf(Number(row.blockNumber), headNumber),
    required_confirmations: row.requiredConfirmations,
    status: row.status,
    disposition: row.disposition,
    final: row.finalAt !== null,
    late: row.late,
    detected_at: time(row.detectedAt),
    confirmed_at: timeOrNull(row.confirmedAt),
    final_at: timeOrNull(row.finalAt),
    orphaned_at: timeOrNull(row.orphanedAt),
    failed_at: timeOrNull(row.failedAt),
    version: row.version,
    created_at: time(row.createdAt),
  };
}

export function toManualPayment(row: ManualPaymentRow): ManualPayment {
  return {
    id: row.id,
    object: "manual_payment",
    livemode: row.mode === "live",
    invoice_id: row.invoiceId,
    method: "manual",
    asset: "USDT",
    amount: formatAmount(money(row.amountMinor, "USDT")),
    proof: row.proof,
    reason: row.reason,
    recorded_by: describeActor(row.actor as unknown as Actor),
    version: 1,
    created_at: time(row.createdAt),
  };
}

export function paymentEvent(
  type: (typeof PAYMENT_EVENTS)[number],
  row: PaymentRow,
  headNumber: number | null,
): NewEvent {
  return {
    type,
    aggregateType: "payment",
    aggregateId: row.id,
    version: row.version,
    merchantId: row.merchantId,
    mode: row.mode,
    data: toPayment(row, headNumber),
  };
}

/** The watcher's head on every network. */
export async function headNumbers(ctx: Context): Promise<ReadonlyMap<string, number>> {
  const cursors = await reader(ctx).chainCursor.findMany({ select: { network: true, headNumber: true } });
  return new Map(cursors.map(({ network, headNumber }) => [network, Number(headNumber)]));
}
