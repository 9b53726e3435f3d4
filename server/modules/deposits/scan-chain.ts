import { authorizeSystem } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { DomainError } from "@/server/core/errors";
import type { Context } from "@/server/db/context";
import { lock } from "@/server/db/locks";
import { withTransaction } from "@/server/db/transaction";
import { advanceCursor } from "@/server/modules/chains/advance-cursor";
import { findCommonBlock, type KnownBlock } from "@/server/modules/chains/find-common-block";
import { getChainStatus } from "@/server/modules/chains/get-chain-status";
import type { BlockHeader, ChainReader, TokenTransfer } from "@/server/modules/chains/ports";
import { continues, nextRange } from "@/server/modules/chains/rules";
import type { ChainStatus } from "@/server/modules/chains/schema";
import { findDepositAddresses } from "@/server/modules/deposit-addresses/find-deposit-addresses";
import { findFirstBlock } from "@/server/modules/deposits/find-first-block";
import { matchTransfers } from "@/server/modules/deposits/match-transfers";
import { orphanDeposits } from "@/server/modules/deposits/orphan-deposits";
import { readerOf } from "@/server/modules/deposits/reader-of";
import { updateInvoiceStates } from "@/server/modules/invoices/update-invoice-states";
import { recordPayments } from "@/server/modules/payments/record-payments";

export interface ScanResult {
  /** Whether the cursor moved. */
  readonly moved: boolean;
  /** Whether blocks are left to search at once. */
  readonly behind: boolean;
  readonly head: number;
  readonly final: number;
}

/** What a tick learned from the chain, before anything is written. */
interface Finding {
  readonly common: KnownBlock;
  readonly blocks: readonly KnownBlock[];
  readonly head: KnownBlock;
  readonly final: KnownBlock;
  readonly transfers: readonly TokenTransfer[];
}

const known = ({ number, hash, time }: BlockHeader | KnownBlock): KnownBlock => ({ number, hash, time });

/** The block from which a tick goes on, after a look back for a fork. */
async function commonBlock(ctx: Context, chain: ChainReader, status: ChainStatus): Promise<KnownBlock> {
  const common = await findCommonBlock(ctx, chain, status);
  if (common && common.number >= status.final.number) return common;
  // Finality was broken, or another chain answers: a person must look before money moves.
  throw new DomainError(
    "chain_unavailable",
    `The chain ${status.network} no longer has the final block ${status.final.number}`,
  );
}

async function search(ctx: Context, chain: ChainReader, status: ChainStatus): Promise<Finding> {
  const { latest, finalized } = await chain.heads();
  if (latest.number < status.head.number)
    throw new DomainError("chain_unavailable", "The node is behind what was already searched");
  const common = await commonBlock(ctx, chain, status);
  const range = nextRange(common.number, latest.number, LIMITS.chain.blocksPerRange);
  const final = finalized.number > status.final.number ? known(finalized) : status.final;
  if (!range) return { common, blocks: [], head: common, final, transfers: [] };
  const { headers, transfers } = await chain.transfers({
    ...range,
    selectRecipients: async (recipients) =>
      new Set((await findDepositAddresses(ctx, chain.network, [...recipients])).keys()),
  });
  const end = headers.at(-1);
  if (!end || !continues(common.hash, headers)) {
    throw new DomainError("chain_unavailable", "The chain changed while it was read");
  }
  // A cursor that lags far behind must not call a block final that it has not searched.
  const reached = final.number <= end.number ? final : known(end);
  return { common, blocks: headers.map(known), head: known(end), final: reached, transfers };
}

/** The first tick on a network only finds its first block. */
async function begin(ctx: Context, chain: ChainReader): Promise<ScanResult> {
  const { latest, finalized } = await chain.heads();
  const first = known(await findFirstBlock(ctx, chain, finalized));
  await advanceCursor(ctx, {
    network: chain.network,
    version: null,
    forgetFrom: 0,
    blocks: [first],
    head: first,
    final: first,
  });
  return { moved: true, behind: latest.number > first.number, head: first.number, final: first.number };
}

/**
 * One tick of the watcher: looks back for a fork, searches the next blocks, and commits payments, cursor and ring in one
 * transaction. Any doubt about an answer throws `chain_unavailable` and moves nothing; a tick can be run twice.
 */
export async function scanChain(ctx: Context, { network }: { network: string }): Promise<ScanResult> {
  authorizeSystem(ctx);
  const chain = readerOf(network);
  const status = await getChainStatus(ctx, network);
  if (!status) return begin(ctx, chain);
  const finding = await search(ctx, chain, status);
  await commit(ctx, status, finding);
  const moved = finding.head.hash !== status.head.hash || finding.final.number !== status.final.number;
  return {
    moved,
    behind: finding.blocks.length === LIMITS.chain.blocksPerRange,
    head: finding.head.number,
    final: finding.final.number,
  };
}

async function commit(outer: Context, status: ChainStatus, finding: Finding): Promise<void> {
  const { network } = status;
  await withTransaction(outer, async (ctx) => {
    await lock(ctx.tx, `chain:${network}`);
    const forgetFrom = finding.common.number + 1;
    if (finding.common.hash !== status.head.hash) {
      await orphanDeposits(ctx, { network, fromBlock: forgetFrom, chainTime: finding.head.time });
    }
    const invoiceIds = await recordPayments(ctx, await matchTransfers(ctx, network, finding.transfers));
    await updateInvoiceStates(ctx, { invoiceIds, chainTime: finding.head.time });
    await advanceCursor(ctx, {
      network,
      version: status.version,
      forgetFrom,
      blocks: finding.blocks,
      head: finding.head,
      final: finding.final,
    });
  });
}
