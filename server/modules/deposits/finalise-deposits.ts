import { authorizeSystem } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { DomainError } from "@/server/core/errors";
import type { Context } from "@/server/db/context";
import { lock } from "@/server/db/locks";
import { withTransaction } from "@/server/db/transaction";
import { getChainStatus } from "@/server/modules/chains/get-chain-status";
import type { ChainReader } from "@/server/modules/chains/ports";
import { countWitnesses } from "@/server/modules/deposits/count-witnesses";
import { readerOf } from "@/server/modules/deposits/reader-of";
import { witnessesNeeded } from "@/server/modules/deposits/rules";
import { lockInvoices } from "@/server/modules/invoices/lock-invoices";
import { finalisePayments } from "@/server/modules/payments/finalise-payments";
import { findSolidPayments, type SolidPayment } from "@/server/modules/payments/find-solid-payments";
import { releaseSettlements } from "@/server/modules/settlements/release-settlements";
import { logger } from "@/server/observability/logger";

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
 * Makes confirmed payments final once their block is solid and still the same, large ones once several providers agree
 * (`LIMITS.chain.agreement`), and releases the net of settlements whose payments are all final, one transaction for each
 * batch. The chain is asked before the transaction; rows that changed meanwhile are a `conflict`. Returns how many became
 * final.
 */
export async function finaliseDeposits(outer: Context, { network }: { network: string }): Promise<number> {
  authorizeSystem(outer);
  const chain = await getChainStatus(outer, network);
  if (!chain) return 0;
  const doubtful: string[] = [];
  let total = 0;
  for (let found = BATCH; found === BATCH;) {
    const input = { network, finalNumber: chain.final.number, limit: BATCH, except: doubtful };
    const solid = await findSolidPayments(outer, input);
    const { agreed, waiting } = await judge(readerOf(network), solid);
    doubtful.push(...waiting.map(({ id }) => id));
    total += await finaliseBatch(outer, network, agreed);
    found = solid.length;
  }
  if (doubtful.length > 0)
    logger.warn({ network, payments: doubtful }, "providers do not agree on these payments yet: not final");
  return total;
}

/** Which payments enough providers stand behind; the others wait. Throws `chain_unavailable`. */
async function judge(
  chain: ChainReader,
  rows: readonly SolidPayment[],
): Promise<{ agreed: readonly SolidPayment[]; waiting: readonly SolidPayment[] }> {
  await assertOnFinalChain(chain, new Map(rows.map((row) => [Number(row.blockNumber), row.blockHash])));
  const providers = chain.independent?.length ?? 1;
  const agreed = new Set<SolidPayment>();
  for (const row of rows) {
    const needed = witnessesNeeded(row.amountMinor, providers, LIMITS.chain.agreement);
    if (needed === 0 || (await countWitnesses(chain, row)) >= needed) agreed.add(row);
  }
  return { agreed: [...agreed], waiting: rows.filter((row) => !agreed.has(row)) };
}

async function finaliseBatch(
  outer: Context,
  network: string,
  rows: readonly SolidPayment[],
): Promise<number> {
  if (rows.length === 0) return 0;
  await withTransaction(outer, async (ctx) => {
    await lock(ctx.tx, `chain:${network}`);
    // A settlement that is being made at this moment would not be seen here, nor would it see these payments as final.
    await lockInvoices(ctx, [...new Set(rows.map((row) => row.invoiceId))]);
    await releaseSettlements(ctx, await finalisePayments(ctx, rows));
  });
  return rows.length;
}
