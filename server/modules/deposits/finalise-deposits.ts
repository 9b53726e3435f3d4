import { authorizeSystem } from "@/server/auth/authorize";
import { DomainError } from "@/server/core/errors";
import type { Context } from "@/server/db/context";
import { lock } from "@/server/db/locks";
import { withTransaction } from "@/server/db/transaction";
import { getChainStatus } from "@/server/modules/chains/get-chain-status";
import type { ChainReader } from "@/server/modules/chains/ports";
import { readerOf } from "@/server/modules/deposits/reader-of";
import { lockInvoices } from "@/server/modules/invoices/lock-invoices";
import { finalisePayments } from "@/server/modules/payments/finalise-payments";
import { findSolidPayments } from "@/server/modules/payments/find-solid-payments";
import { releaseSettlements } from "@/server/modules/settlements/release-settlements";

const BATCH = 500;

/** Asks the chain again whether each payment's block is the final one of its number. Throws `chain_unavailable`. */
async function assertOnFinalChain(chain: ChainReader, blocks: ReadonlyMap<number, string>): Promise<void> {
  for (const [number, hash] of blocks) {
    const header = await chain.header(number);
    if (header?.hash !== hash) {
      throw new DomainError(
        "chain_unavailable",
        `Block ${number} of ${chain.network} is not the one that was searched; the next tick must find the fork`,
      );
    }
  }
}

/**
 * Makes confirmed payments final once their block is solid and still the same, and releases the net of settlements
 * whose payments are all final, one transaction for each batch. The chain is asked before the transaction; rows that
 * changed meanwhile are a `conflict`. Returns how many became final.
 */
export async function finaliseDeposits(outer: Context, { network }: { network: string }): Promise<number> {
  authorizeSystem(outer);
  let total = 0;
  for (let final = BATCH; final === BATCH; total += final) final = await finaliseBatch(outer, network);
  return total;
}

async function finaliseBatch(outer: Context, network: string): Promise<number> {
  const chain = await getChainStatus(outer, network);
  if (!chain) return 0;
  const rows = await findSolidPayments(outer, { network, finalNumber: chain.final.number, limit: BATCH });
  if (rows.length === 0) return 0;
  await assertOnFinalChain(
    readerOf(network),
    new Map(rows.map((row) => [Number(row.blockNumber), row.blockHash])),
  );
  await withTransaction(outer, async (ctx) => {
    await lock(ctx.tx, `chain:${network}`);
    // A settlement that is being made at this moment would not be seen here, nor would it see these payments as final.
    await lockInvoices(ctx, [...new Set(rows.map((row) => row.invoiceId))]);
    await releaseSettlements(ctx, await finalisePayments(ctx, rows));
  });
  return rows.length;
}
