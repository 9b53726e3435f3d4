import { authorizeSystem } from "@/server/auth/authorize";
import { addSeconds } from "@/server/core/clock";
import { isDomainError } from "@/server/core/errors";
import type { Context } from "@/server/db/context";
import { lock } from "@/server/db/locks";
import { withTransaction } from "@/server/db/transaction";
import { getChainStatus } from "@/server/modules/chains/get-chain-status";
import type { ChainReader } from "@/server/modules/chains/ports";
import { readerOf } from "@/server/modules/deposits/reader-of";
import { failOrphanedPayments } from "@/server/modules/payments/fail-orphaned-payments";
import { findOrphanedPayments, type OrphanedPayment } from "@/server/modules/payments/find-orphaned-payments";
import { canNeverReturn, LONGEST_VALIDITY_SECONDS } from "@/server/modules/payments/rules";

const BATCH = 100;

/**
 * Gives up orphaned payments whose transaction can never come back: our final cursor is more than 24 h past the block they
 * were in, and every provider that is asked says that it has no such transaction although it has solid blocks after that
 * time, or that it failed in a solid block. Where one does not answer, they wait. Returns how many were given up.
 */
export async function failOrphanedDeposits(
  outer: Context,
  { network }: { network: string },
): Promise<number> {
  authorizeSystem(outer);
  const status = await getChainStatus(outer, network);
  if (!status) return 0;
  const chain = readerOf(network);
  const before = addSeconds(status.final.time, -LONGEST_VALIDITY_SECONDS);
  let total = 0;
  for (let after: string | null = null, more = true; more;) {
    const rows = await findOrphanedPayments(outer, { network, before, after, limit: BATCH });
    const lost: OrphanedPayment[] = [];
    for (const row of rows) if (await isLost(chain, row, status.final.number)) lost.push(row);
    await withTransaction(outer, async (ctx) => {
      await lock(ctx.tx, `chain:${network}`);
      await failOrphanedPayments(ctx, lost);
    });
    total += lost.length;
    after = rows.at(-1)?.id ?? null;
    more = rows.length === BATCH;
  }
  return total;
}

async function isLost(chain: ChainReader, row: OrphanedPayment, finalNumber: number): Promise<boolean> {
  for (const provider of chain.independent ?? [chain]) {
    try {
      const standing = await provider.receipt(row.txId);
      const isProven =
        standing.status === "missing"
          ? canNeverReturn(row.blockTime, standing.seenBy.finalized.time)
          : standing.status === "failed" && standing.blockNumber <= finalNumber;
      if (!isProven) return false;
    } catch (error) {
      if (isDomainError(error) && error.code === "chain_unavailable") return false;
      throw error;
    }
  }
  return true;
}
