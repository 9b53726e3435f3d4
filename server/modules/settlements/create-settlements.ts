import { authorizeSystem } from "@/server/auth/authorize";
import type { Mode } from "@/server/core/actor";
import { newId } from "@/server/core/ids";
import type { Money } from "@/server/core/money";
import type { TransactionContext } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { insertAll } from "@/server/db/insert-all";
import { postTransfers } from "@/server/modules/ledger/post-transfers";
import { merchantAccount, platformFeesAccount } from "@/server/modules/ledger/rules";
import { settlementEvent, type SettlementRow } from "@/server/modules/settlements/internal";
import { splitGross } from "@/server/modules/settlements/rules";
import { moveSettlement } from "@/server/modules/settlements/status";

export interface CreateSettlementInput {
  readonly invoiceId: string;
  readonly merchantId: string;
  readonly mode: Mode;
  readonly gross: Money;
  readonly feeBasisPoints: number;
  /** When the invoice's last counting payment was confirmed. */
  readonly confirmedAt: Date;
}

function pendingRow(ctx: TransactionContext, input: CreateSettlementInput): SettlementRow {
  const { gross, fee, net } = splitGross(input.gross, input.feeBasisPoints);
  const now = ctx.clock.now();
  return {
    id: newId("settlement", ctx.clock),
    merchantId: input.merchantId,
    mode: input.mode,
    invoiceId: input.invoiceId,
    currency: gross.currency,
    grossMinor: gross.minor,
    feeMinor: fee.minor,
    netMinor: net.minor,
    feeBasisPoints: input.feeBasisPoints,
    status: "pending",
    ledgerTransferId: null,
    confirmedAt: input.confirmedAt,
    completedAt: null,
    availableAt: null,
    availableTransferId: null,
    reversedAt: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}

/** One ledger transfer per settlement, all or nothing: unapplied → pending (net) and → platform fees (fee). */
async function post(
  ctx: TransactionContext,
  rows: readonly SettlementRow[],
): Promise<ReadonlyMap<string, string>> {
  const posted = await postTransfers(
    ctx,
    rows.map((row) => {
      const from = merchantAccount(row.merchantId, "unapplied");
      const legs = [
        {
          from,
          to: merchantAccount(row.merchantId, "pending"),
          amount: row.netMinor,
          currency: "USDT" as const,
        },
        { from, to: platformFeesAccount(), amount: row.feeMinor, currency: "USDT" as const },
      ];
      return {
        reference: `settlement:${row.id}`,
        mode: row.mode,
        purpose: "settlement.completed",
        legs: legs.filter((leg) => leg.amount > 0n),
      };
    }),
  );
  return new Map(posted.map(({ id, reference }) => [reference.slice("settlement:".length), id]));
}

/**
 * Settles paid invoices that the caller has locked and that have no living settlement: pending, booked, completed, in
 * the caller's transaction. The fee never exceeds the gross. Each row is written once, as it is in the end, and the
 * accounts are locked late: others of the merchant wait for them.
 */
export async function createSettlements(
  ctx: TransactionContext,
  inputs: readonly CreateSettlementInput[],
): Promise<void> {
  authorizeSystem(ctx);
  if (inputs.length === 0) return;
  const pending = inputs.map((input) => pendingRow(ctx, input));
  const completed = pending.map((row) => ({
    ...row,
    status: moveSettlement(row.status, "completed"),
    completedAt: ctx.clock.now(),
    version: row.version + 1,
  }));
  await appendEvents(ctx, [
    ...pending.map((row) => settlementEvent("settlement.created", row)),
    ...completed.map((row) => settlementEvent("settlement.completed", row)),
  ]);
  const transfers = await post(ctx, completed);
  const rows = completed.map((row) => ({ ...row, ledgerTransferId: transfers.get(row.id) ?? null }));
  await insertAll(ctx.tx, "settlements", rows);
}
