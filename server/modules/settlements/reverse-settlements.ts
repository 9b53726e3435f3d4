import { authorizeSystem } from "@/server/auth/authorize";
import { compareAndSetAll } from "@/server/db/compare-and-set";
import type { TransactionContext } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { reverseTransfers } from "@/server/modules/ledger/reverse-transfers";
import { settlementEvent } from "@/server/modules/settlements/internal";
import { moveSettlement } from "@/server/modules/settlements/status";

/**
 * Reverses the completed settlements of invoices that lost a payment before it was final, with the exact reversal in the
 * ledger. A settlement whose net is available rests on final payments and stays.
 */
export async function reverseSettlements(
  ctx: TransactionContext,
  invoiceIds: readonly string[],
): Promise<void> {
  authorizeSystem(ctx);
  if (invoiceIds.length === 0) return;
  const rows = await ctx.tx.settlement.findMany({
    where: { invoiceId: { in: [...invoiceIds] }, status: "completed", availableAt: null },
    orderBy: { id: "asc" },
  });
  const now = ctx.clock.now();
  const reversed = rows.map((row) => ({
    ...row,
    status: moveSettlement(row.status, "reversed"),
    reversedAt: now,
    version: row.version + 1,
    updatedAt: now,
  }));
  await reverseTransfers(
    ctx,
    rows.flatMap(({ id, mode, ledgerTransferId }) =>
      ledgerTransferId === null
        ? []
        : [
            {
              transferId: ledgerTransferId,
              mode,
              reference: `settlement:${id}:reversed`,
              purpose: "settlement.reversed",
            },
          ],
    ),
  );
  const changes = reversed.map((row) => ({
    id: row.id,
    version: row.version,
    set: { status: row.status, reversed_at: row.reversedAt, updated_at: row.updatedAt },
  }));
  await compareAndSetAll(ctx.tx, "settlements", changes);
  await appendEvents(
    ctx,
    reversed.map((row) => settlementEvent("settlement.reversed", row)),
  );
}
