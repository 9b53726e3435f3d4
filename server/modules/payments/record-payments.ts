import { authorizeSystem } from "@/server/auth/authorize";
import { newId } from "@/server/core/ids";
import { invariant } from "@/server/core/invariant";
import { compareAndSetAll } from "@/server/db/compare-and-set";
import type { Context, TransactionContext } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { insertAll } from "@/server/db/insert-all";
import { withTransaction } from "@/server/db/transaction";
import type { TokenTransfer } from "@/server/modules/chains/ports";
import { paymentEvent, type PaymentRow } from "@/server/modules/payments/internal";
import { movePayment, type PaymentDisposition } from "@/server/modules/payments/status";
import type { Mode } from "@/server/core/actor";

/** A transfer to a deposit address, and what its invoice says about it. */
export interface FoundPayment {
  readonly transfer: TokenTransfer;
  readonly network: string;
  readonly merchantId: string;
  readonly mode: Mode;
  readonly invoiceId: string;
  readonly requiredConfirmations: number;
  readonly disposition: PaymentDisposition;
  readonly late: boolean;
}

const identity = (payment: { txId: string; ordinal: number }) => `${payment.txId}:${payment.ordinal}`;

function newRow(ctx: Context, { transfer, network, ...found }: FoundPayment): PaymentRow {
  const now = ctx.clock.now();
  return {
    id: newId("payment", ctx.clock),
    merchantId: found.merchantId,
    mode: found.mode,
    invoiceId: found.invoiceId,
    method: "tron-usdt",
    network,
    asset: "USDT",
    txId: transfer.txId,
    ordinal: transfer.ordinal,
    amountMinor: transfer.value,
    fromAddress: transfer.from,
    toAddress: transfer.to,
    blockNumber: BigInt(transfer.blockNumber),
    blockHash: transfer.blockHash,
    blockTime: transfer.blockTime,
    status: "detected",
    disposition: found.disposition,
    late: found.late,
    requiredConfirmations: found.requiredConfirmations,
    ledgerTransferId: null,
    detectedAt: now,
    confirmedAt: null,
    finalAt: null,
    orphanedAt: null,
    failedAt: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}

/** The orphaned row as it stands after its transaction was included again, in the block of `found`. */
function reincluded(
  ctx: Context,
  row: PaymentRow,
  { transfer, late, disposition }: FoundPayment,
): PaymentRow {
  invariant(
    row.amountMinor === transfer.value && row.toAddress === transfer.to,
    "a re-included transfer is the same transfer",
  );
  return {
    ...row,
    blockNumber: BigInt(transfer.blockNumber),
    blockHash: transfer.blockHash,
    blockTime: transfer.blockTime,
    status: movePayment(row.status, "detected"),
    late,
    disposition,
    orphanedAt: null,
    version: row.version + 1,
    updatedAt: ctx.clock.now(),
  };
}

async function saveReincluded(ctx: TransactionContext, rows: readonly PaymentRow[]): Promise<void> {
  const changes = rows.map((row) => ({
    id: row.id,
    version: row.version,
    set: {
      block_number: row.blockNumber,
      block_hash: row.blockHash,
      block_time: row.blockTime,
      status: row.status,
      late: row.late,
      disposition: row.disposition,
      orphaned_at: null,
      updated_at: row.updatedAt,
    },
  }));
  await compareAndSetAll(ctx.tx, "payments", changes);
}

/**
 * Records transfers that were found in blocks. A transfer that is known already is left alone, an orphaned one is
 * detected again; so the same blocks can be searched any number of times. Returns the invoices that it concerns.
 */
export async function recordPayments(outer: Context, found: readonly FoundPayment[]): Promise<string[]> {
  authorizeSystem(outer);
  if (found.length === 0) return [];
  return withTransaction(outer, async (ctx) => {
    const rows = await ctx.tx.payment.findMany({
      where: {
        network: { in: found.map(({ network }) => network) },
        txId: { in: found.map(({ transfer }) => transfer.txId) },
      },
    });
    const known = new Map(rows.map((row) => [identity(row), row]));
    const created: PaymentRow[] = [];
    const revived: PaymentRow[] = [];
    for (const one of found) {
      const row = known.get(identity(one.transfer));
      if (!row) created.push(newRow(ctx, one));
      else if (row.status === "orphaned") revived.push(reincluded(ctx, row, one));
    }
    await insertAll(ctx.tx, "payments", created);
    await saveReincluded(ctx, revived);
    const changed = [...created, ...revived];
    await appendEvents(ctx, [
      ...changed.map((row) => paymentEvent("payment.detected", row, Number(row.blockNumber))),
      ...changed
        .filter((row) => row.disposition === "unmatched")
        .map((row) => paymentEvent("deposit.unmatched", row, Number(row.blockNumber))),
    ]);
    return [...new Set(changed.map((row) => row.invoiceId))];
  });
}
