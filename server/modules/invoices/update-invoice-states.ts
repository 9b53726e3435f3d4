import { authorizeSystem } from "@/server/auth/authorize";
import { invariant } from "@/server/core/invariant";
import { compareAndSetAll, type RowChange } from "@/server/db/compare-and-set";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { type AddressedInvoiceRow, invoiceEvent } from "@/server/modules/invoices/internal";
import { readLockedInvoices } from "@/server/modules/invoices/read-locked-invoices";
import {
  coveredBy,
  deriveInvoiceState,
  eventsOfMove,
  type InvoiceState,
  manualFacts,
} from "@/server/modules/invoices/rules";
import { canMoveInvoice } from "@/server/modules/invoices/status";

export interface UpdateInvoiceStatesInput {
  readonly invoiceIds: readonly string[];
  /** Time of the newest searched block of the invoices' network. */
  readonly chainTime: Date | null;
}

function stateOf(row: AddressedInvoiceRow): InvoiceState {
  const { status, exception, seenMinor: seen, confirmedMinor: confirmed, surplusMinor: surplus } = row;
  return { status, exception, seen, confirmed, surplus };
}

function differs(before: InvoiceState, after: InvoiceState): boolean {
  return (
    before.status !== after.status ||
    before.exception !== after.exception ||
    before.seen !== after.seen ||
    before.confirmed !== after.confirmed ||
    before.surplus !== after.surplus
  );
}

function moved(
  row: AddressedInvoiceRow,
  { status, exception, seen, confirmed, surplus }: InvoiceState,
  now: Date,
): AddressedInvoiceRow {
  invariant(
    status === row.status || canMoveInvoice(row.status, status),
    `an invoice moves from ${row.status} to ${status}`,
  );
  const entered = (wanted: boolean, at: Date | null) => (wanted ? (at ?? now) : null);
  return {
    ...row,
    status,
    exception,
    seenMinor: seen,
    confirmedMinor: confirmed,
    surplusMinor: surplus,
    confirmingAt: entered(status === "confirming" || status === "paid", row.confirmingAt),
    paidAt: entered(status === "paid", row.paidAt),
    expiredAt: status === "expired" ? (row.expiredAt ?? now) : row.expiredAt,
    version: row.version + 1,
    updatedAt: now,
  };
}

function change(row: AddressedInvoiceRow): RowChange {
  return {
    id: row.id,
    version: row.version,
    set: {
      status: row.status,
      exception: row.exception,
      seen_minor: row.seenMinor,
      confirmed_minor: row.confirmedMinor,
      surplus_minor: row.surplusMinor,
      confirming_at: row.confirmingAt,
      paid_at: row.paidAt,
      expired_at: row.expiredAt,
      updated_at: row.updatedAt,
    },
  };
}

/** Derives each invoice's state from its payments and the chain's time, and records the moves with their events. */
export async function updateInvoiceStates(outer: Context, input: UpdateInvoiceStatesInput): Promise<void> {
  authorizeSystem(outer);
  if (input.invoiceIds.length === 0) return;
  await withTransaction(outer, async (ctx) => {
    const rows = await readLockedInvoices(ctx, input.invoiceIds);
    const now = ctx.clock.now();
    const moves = rows.flatMap(({ payments, settlements: [settlement], ...row }) => {
      const before = stateOf(row);
      const after = deriveInvoiceState({
        due: row.dueMinor,
        tolerance: row.toleranceMinor,
        payments: [
          ...payments.map(({ amountMinor, ...payment }) => ({ ...payment, amount: amountMinor })),
          ...manualFacts(row.manualMinor),
        ],
        covered: coveredBy(settlement?.grossMinor, row.manualMinor),
        expiresAt: row.expiresAt,
        chainTime: input.chainTime,
        expiredBefore: row.expiredAt !== null,
        cancelled: row.cancelledAt !== null,
      });
      return differs(before, after) ? [{ before, after, row: moved(row, after, now) }] : [];
    });
    await compareAndSetAll(
      ctx.tx,
      "invoices",
      moves.map((move) => change(move.row)),
    );
    await appendEvents(
      ctx,
      moves.flatMap(({ before, after, row }) =>
        eventsOfMove(before, after).map((type) => invoiceEvent(type, row)),
      ),
    );
  });
}
