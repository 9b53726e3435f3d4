import { authorizeSystem } from "@/server/auth/authorize";
import { compareAndSetAll } from "@/server/db/compare-and-set";
import type { TransactionContext } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { confirmationsOf } from "@/server/modules/chains/rules";
import { paymentEvent, type PaymentRow } from "@/server/modules/payments/internal";
import { postPayments } from "@/server/modules/payments/post-payments";
import { statusAtConfirmations } from "@/server/modules/payments/rules";
import { movePayment } from "@/server/modules/payments/status";

export interface ConfirmPaymentsInput {
  /** Payments that the head may move on; the caller holds the locks of their network and of their invoices. */
  readonly rows: readonly PaymentRow[];
  /** The newest searched block. */
  readonly headNumber: number;
}

async function save(ctx: TransactionContext, rows: readonly PaymentRow[]): Promise<void> {
  const changes = rows.map((row) => ({
    id: row.id,
    version: row.version,
    set: {
      status: row.status,
      confirmed_at: row.confirmedAt,
      ledger_transfer_id: row.ledgerTransferId,
      updated_at: row.updatedAt,
    },
  }));
  await compareAndSetAll(ctx.tx, "payments", changes);
}

/**
 * Moves payments on as blocks come on top of theirs: detected → confirming → confirmed. A confirmed payment is posted to
 * the ledger in the same transaction.
 */
export async function confirmPayments(
  ctx: TransactionContext,
  { rows: waiting, headNumber }: ConfirmPaymentsInput,
): Promise<void> {
  authorizeSystem(ctx);
  const now = ctx.clock.now();
  const moved = waiting.flatMap((row) => {
    const status = statusAtConfirmations(
      confirmationsOf(Number(row.blockNumber), headNumber),
      row.requiredConfirmations,
    );
    if (status === row.status || status === "detected") return [];
    const confirmedAt = status === "confirmed" ? now : null;
    return [
      {
        ...row,
        status: movePayment(row.status, status),
        confirmedAt,
        version: row.version + 1,
        updatedAt: now,
      },
    ];
  });
  const transfers = await postPayments(
    ctx,
    moved.filter((row) => row.status === "confirmed"),
  );
  const rows = moved.map((row) => ({ ...row, ledgerTransferId: transfers.get(row.id) ?? null }));
  await save(ctx, rows);
  await appendEvents(
    ctx,
    rows.map((row) =>
      paymentEvent(row.status === "confirmed" ? "payment.confirmed" : "payment.confirming", row, headNumber),
    ),
  );
}
