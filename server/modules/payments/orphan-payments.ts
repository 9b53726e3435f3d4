import { authorizeSystem } from "@/server/auth/authorize";
import { compareAndSetAll } from "@/server/db/compare-and-set";
import type { TransactionContext } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { reverseTransfers } from "@/server/modules/ledger/reverse-transfers";
import { paymentEvent, type PaymentRow } from "@/server/modules/payments/internal";
import { movePayment } from "@/server/modules/payments/status";

/**
 * Takes back payments whose block left the chain: → orphaned, with the exact reversal of what was booked. A final
 * payment is never among them. They are detected again when their transaction is included again.
 */
export async function orphanPayments(ctx: TransactionContext, rows: readonly PaymentRow[]): Promise<void> {
  authorizeSystem(ctx);
  const now = ctx.clock.now();
  const booked = rows.flatMap((row) =>
    row.ledgerTransferId === null ? [] : [{ row, transferId: row.ledgerTransferId }],
  );
  await reverseTransfers(
    ctx,
    booked.map(({ row, transferId }) => ({
      transferId,
      mode: row.mode,
      reference: `payment:${row.id}:${row.version + 1}:orphaned`,
      purpose: "payment.orphaned",
    })),
  );
  const orphaned = rows.map((row) => ({
    ...row,
    status: movePayment(row.status, "orphaned"),
    confirmedAt: null,
    ledgerTransferId: null,
    orphanedAt: now,
    version: row.version + 1,
    updatedAt: now,
  }));
  const changes = orphaned.map((row) => ({
    id: row.id,
    version: row.version,
    set: {
      status: row.status,
      confirmed_at: null,
      ledger_transfer_id: null,
      orphaned_at: row.orphanedAt,
      updated_at: row.updatedAt,
    },
  }));
  await compareAndSetAll(ctx.tx, "payments", changes);
  await appendEvents(
    ctx,
    orphaned.map((row) => paymentEvent("payment.orphaned", row, null)),
  );
}
