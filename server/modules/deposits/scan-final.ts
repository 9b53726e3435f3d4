import { authorizeSystem } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { DomainError } from "@/server/core/errors";
import type { Context, TransactionContext } from "@/server/db/context";
import { lock } from "@/server/db/locks";
import { withTransaction } from "@/server/db/transaction";
import { advanceFinalCursor } from "@/server/modules/chains/advance-final-cursor";
import type { KnownBlock } from "@/server/modules/chains/find-common-block";
import { getChainStatus } from "@/server/modules/chains/get-chain-status";
import { isKnownBlock } from "@/server/modules/chains/is-known-block";
import type { TokenTransfer } from "@/server/modules/chains/ports";
import { continues, nextRange } from "@/server/modules/chains/rules";
import type { ChainStatus } from "@/server/modules/chains/schema";
import { matchTransfers } from "@/server/modules/deposits/match-transfers";
import { readerOf } from "@/server/modules/deposits/reader-of";
import { cutIntoParts, type SearchedPart, TRANSFERS_PER_COMMIT } from "@/server/modules/deposits/rules";
import { selectDepositAddresses } from "@/server/modules/deposits/select-deposit-addresses";
import { updateInvoiceStates } from "@/server/modules/invoices/update-invoice-states";
import { recordPayments } from "@/server/modules/payments/record-payments";

export interface FinalScanResult {
  /** Whether solid blocks are left to read at once. */
  readonly behind: boolean;
  /** The final cursor. */
  readonly final: number;
  /** Invoices for which money was found that the head had missed. */
  readonly found: number;
}

/**
 * Reads the solid blocks after the final cursor once more, without any log index, and records what the head missed; the
 * final cursor moves in the same transaction. Solid is what a node calls finalized, once the head has searched that very
 * block: everything below it then is its ancestor. Throws `chain_unavailable`, also when a block does not show a payment
 * that was found in it: such a payment never becomes final.
 */
export async function scanFinal(ctx: Context, { network }: { network: string }): Promise<FinalScanResult> {
  authorizeSystem(ctx);
  const status = await getChainStatus(ctx, network);
  if (!status) return { behind: false, final: 0, found: 0 };
  const chain = readerOf(network);
  const { finalized } = await chain.heads();
  const range = nextRange(status.final.number, finalized.number, LIMITS.chain.blocksPerRange);
  const rest = { behind: false, final: status.final.number, found: 0 };
  if (!range || finalized.number > status.head.number) return rest;
  if (!(await isKnownBlock(ctx, network, finalized)))
    throw new DomainError(
      "chain_unavailable",
      "The head is not on the final branch; the next tick must find the fork",
    );
  const selectRecipients = selectDepositAddresses(ctx, network);
  const { headers, transfers } = await chain.transfers({ ...range, selectRecipients, withoutIndex: true });
  if (!continues(status.final.hash, headers))
    throw new DomainError("chain_unavailable", "The chain changed while it was read");
  const blocks = headers.map(({ number, hash, time }) => ({ number, hash, time }));
  let from: KnownBlock = status.final;
  let found = 0;
  for (const part of cutIntoParts({ blocks, transfers }, TRANSFERS_PER_COMMIT)) {
    found += await commit(ctx, status, from, part);
    from = part.blocks.at(-1) ?? from;
  }
  return { behind: range.to < finalized.number, final: from.number, found };
}

async function commit(
  outer: Context,
  { network, head }: ChainStatus,
  from: KnownBlock,
  { blocks, transfers }: SearchedPart,
): Promise<number> {
  const to = blocks.at(-1);
  if (!to) return 0;
  return withTransaction(outer, async (ctx) => {
    await lock(ctx.tx, `chain:${network}`);
    await assertShown(ctx, { network, from: from.number, to: to.number }, transfers);
    const invoiceIds = await recordPayments(ctx, await matchTransfers(ctx, network, transfers));
    await updateInvoiceStates(ctx, { invoiceIds, chainTime: head.time });
    await advanceFinalCursor(ctx, { network, from, to });
    return invoiceIds.length;
  });
}

/** Every payment that was found in these blocks at the head must be in them still. */
async function assertShown(
  ctx: TransactionContext,
  { network, from, to }: { network: string; from: number; to: number },
  transfers: readonly TokenTransfer[],
): Promise<void> {
  const shown = new Set(
    transfers.filter(({ succeeded }) => succeeded).map(({ txId, ordinal }) => `${txId}:${ordinal}`),
  );
  const payments = await ctx.tx.payment.findMany({
    where: {
      network,
      blockNumber: { gt: from, lte: to },
      finalAt: null,
      status: { in: ["detected", "confirming", "confirmed"] },
    },
    select: { id: true, txId: true, ordinal: true },
  });
  const absent = payments.filter(({ txId, ordinal }) => !shown.has(`${txId}:${ordinal}`));
  if (absent.length > 0) {
    throw new DomainError("chain_unavailable", "Solid blocks do not show payments that were found in them", {
      payments: absent.map(({ id }) => id),
    });
  }
}
