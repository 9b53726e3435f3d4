import { authorizeSystem } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { DomainError, isDomainError } from "@/server/core/errors";
import type { Context } from "@/server/db/context";
import { lock } from "@/server/db/locks";
import { withTransaction } from "@/server/db/transaction";
import { advanceCursor } from "@/server/modules/chains/advance-cursor";
import { createCursor } from "@/server/modules/chains/create-cursor";
import { findCommonBlock, type KnownBlock } from "@/server/modules/chains/find-common-block";
import { getChainStatus } from "@/server/modules/chains/get-chain-status";
import type { BlockHeader, ChainReader } from "@/server/modules/chains/ports";
import { continues, nextRange } from "@/server/modules/chains/rules";
import { recordProblem } from "@/server/modules/chains/record-problem";
import type { ChainStatus } from "@/server/modules/chains/schema";
import { chainTooShort, finalBlockGone, problemOf } from "@/server/modules/deposits/errors";
import { findFirstBlock } from "@/server/modules/deposits/find-first-block";
import { matchTransfers } from "@/server/modules/deposits/match-transfers";
import { orphanDeposits } from "@/server/modules/deposits/orphan-deposits";
import { readerOf } from "@/server/modules/deposits/reader-of";
import { cutIntoParts, type SearchedPart, TRANSFERS_PER_COMMIT } from "@/server/modules/deposits/rules";
import { selectDepositAddresses } from "@/server/modules/deposits/select-deposit-addresses";
import { updateInvoiceStates } from "@/server/modules/invoices/update-invoice-states";
import { recordPayments } from "@/server/modules/payments/record-payments";

export interface ScanResult {
  /** Whether the cursor moved. */
  readonly moved: boolean;
  /** Whether blocks are left to search at once. */
  readonly behind: boolean;
  readonly head: number;
  /** The final cursor, which a tick leaves alone. */
  readonly final: number;
}

/** What a tick learned from the chain, before anything is written. */
interface Finding extends SearchedPart {
  /** The block that what was searched continues. */
  readonly common: KnownBlock;
  readonly latestNumber: number;
  readonly lastTransferTime: Date | null;
}

/** Where the watcher stands, as far as the next commit needs it. */
type Position = Pick<ChainStatus, "network" | "head" | "version">;

const known = ({ number, hash, time }: BlockHeader): KnownBlock => ({ number, hash, time });

/** The block from which a tick goes on, after a look back for a fork. */
async function commonBlock(ctx: Context, chain: ChainReader, status: ChainStatus): Promise<KnownBlock> {
  const common = await findCommonBlock(ctx, chain, status);
  if (common && common.number >= status.final.number) return common;
  throw finalBlockGone(status);
}

async function search(ctx: Context, chain: ChainReader, status: ChainStatus): Promise<Finding> {
  const { latest } = await chain.heads();
  if (latest.number < status.final.number) throw chainTooShort(status, latest.number);
  if (latest.number < status.head.number)
    throw new DomainError("chain_unavailable", "The node is behind what was already searched");
  const common = await commonBlock(ctx, chain, status);
  const range = nextRange(common.number, latest.number, LIMITS.chain.blocksPerRange);
  const latestNumber = latest.number;
  if (!range) return { common, blocks: [], transfers: [], latestNumber, lastTransferTime: null };
  const read = { ...range, selectRecipients: selectDepositAddresses(ctx, chain.network) };
  const { headers, transfers, seen } = await chain.transfers(read);
  if (!continues(common.hash, headers))
    throw new DomainError("chain_unavailable", "The chain changed while it was read");
  const lastTransferTime = seen > 0 ? (headers.at(-1)?.time ?? null) : null;
  return { common, blocks: headers.map(known), transfers, latestNumber, lastTransferTime };
}

/** The first tick on a network only finds its first block. */
async function begin(ctx: Context, chain: ChainReader): Promise<ScanResult> {
  const { latest, finalized } = await chain.heads();
  const first = known(await findFirstBlock(ctx, chain, finalized));
  await createCursor(ctx, chain.network, first);
  return { moved: true, behind: latest.number > first.number, head: first.number, final: first.number };
}

/**
 * One tick of the watcher: looks back for a fork, searches the next blocks, and commits payments, cursor and ring in one
 * transaction, or in several where much was found. Any doubt about an answer throws `chain_unavailable` and moves
 * nothing; a tick can be run twice.
 */
export async function scanChain(ctx: Context, { network }: { network: string }): Promise<ScanResult> {
  authorizeSystem(ctx);
  const chain = readerOf(network);
  const before = await getChainStatus(ctx, network);
  if (!before) return begin(ctx, chain);
  const found = await search(ctx, chain, before).catch(async (error: unknown) => {
    const problem = isDomainError(error) ? problemOf(error) : null;
    if (problem !== null) await recordProblem(ctx, network, problem);
    throw error;
  });
  let status: Position = before;
  let common = found.common;
  for (const part of cutIntoParts(found, TRANSFERS_PER_COMMIT)) {
    status = await commit(ctx, status, { ...found, ...part, common });
    common = status.head;
  }
  return {
    moved: status.head.hash !== before.head.hash,
    behind: found.blocks.length === LIMITS.chain.blocksPerRange,
    head: status.head.number,
    final: before.final.number,
  };
}

/** Moves the watcher from where it stands to the end of what was found, with all that follows from it. */
async function commit(outer: Context, position: Position, finding: Finding): Promise<Position> {
  const { network, version } = position;
  const { common, blocks, transfers, ...rest } = finding;
  const head = blocks.at(-1) ?? common;
  return withTransaction(outer, async (ctx) => {
    await lock(ctx.tx, `chain:${network}`);
    if (common.hash !== position.head.hash) {
      await orphanDeposits(ctx, { network, fromBlock: common.number + 1, chainTime: head.time });
    }
    const invoiceIds = await recordPayments(ctx, await matchTransfers(ctx, network, transfers));
    await updateInvoiceStates(ctx, { invoiceIds, chainTime: head.time });
    await advanceCursor(ctx, { network, version, common, blocks, ...rest });
    return { network, head, version: version + 1 };
  });
}
