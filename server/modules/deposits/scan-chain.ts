import { authorizeSystem } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { DomainError } from "@/server/core/errors";
import type { TronAddress } from "@/server/core/tron-address";
import type { Context } from "@/server/db/context";
import { lock } from "@/server/db/locks";
import { withTransaction } from "@/server/db/transaction";
import { advanceCursor } from "@/server/modules/chains/advance-cursor";
import { findCommonBlock, type KnownBlock } from "@/server/modules/chains/find-common-block";
import { getChainStatus } from "@/server/modules/chains/get-chain-status";
import type { BlockHeader, ChainReader, RangeTransfers } from "@/server/modules/chains/ports";
import { continues, nextRange } from "@/server/modules/chains/rules";
import type { ChainStatus } from "@/server/modules/chains/schema";
import { findDepositAddresses } from "@/server/modules/deposit-addresses/find-deposit-addresses";
import { findFirstBlock } from "@/server/modules/deposits/find-first-block";
import { matchTransfers } from "@/server/modules/deposits/match-transfers";
import { orphanDeposits } from "@/server/modules/deposits/orphan-deposits";
import { readerOf } from "@/server/modules/deposits/reader-of";
import { cutIntoParts, type SearchedPart } from "@/server/modules/deposits/rules";
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
interface Finding extends SearchedPart {
  /** The block that what was searched continues. */
  readonly common: KnownBlock;
  readonly final: KnownBlock;
}

/** Where the watcher stands, as far as the next commit needs it. */
type Position = Pick<ChainStatus, "network" | "head" | "final" | "version">;

/** As many as a transaction takes in a second or two. */
const TRANSFERS_PER_COMMIT = 500;

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

const NOTHING: Pick<RangeTransfers, "headers" | "transfers"> = { headers: [], transfers: [] };

/**
 * Reads the next blocks, and all that have become solid since the last tick without a log index, which may have gaps and
 * does not tell: once more where they were read before. What was recorded at the first reading is left alone.
 */
async function search(ctx: Context, chain: ChainReader, status: ChainStatus): Promise<Finding> {
  const { latest, finalized } = await chain.heads();
  if (latest.number < status.head.number)
    throw new DomainError("chain_unavailable", "The node is behind what was already searched");
  const common = await commonBlock(ctx, chain, status);
  const end = nextRange(common.number, latest.number, LIMITS.chain.blocksPerRange)?.to ?? common.number;
  const final = finalized.number > status.final.number ? known(finalized) : status.final;
  const read = async (from: number, to: number, withoutIndex: boolean) => {
    const selectRecipients = async (recipients: ReadonlySet<TronAddress>) =>
      new Set((await findDepositAddresses(ctx, chain.network, [...recipients])).keys());
    return from <= to ? chain.transfers({ from, to, selectRecipients, withoutIndex }) : NOTHING;
  };
  const solid = await read(status.final.number + 1, Math.min(final.number, end), true);
  const fresh = await read(Math.max(final.number, common.number) + 1, end, false);
  const headers = [...solid.headers, ...fresh.headers].filter(({ number }) => number > common.number);
  const last = solid.headers.at(-1);
  // The newest solid block must be, where its transfers were read, the one that was called final.
  const isFinal = last?.number !== final.number || last.hash === final.hash;
  if (!isFinal || !continues(common.hash, headers))
    throw new DomainError("chain_unavailable", "The chain changed while it was read");
  return { common, blocks: headers.map(known), transfers: [...solid.transfers, ...fresh.transfers], final };
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
 * transaction, or in several where much was found. Any doubt about an answer throws `chain_unavailable` and moves
 * nothing; a tick can be run twice.
 */
export async function scanChain(ctx: Context, { network }: { network: string }): Promise<ScanResult> {
  authorizeSystem(ctx);
  const chain = readerOf(network);
  const before = await getChainStatus(ctx, network);
  if (!before) return begin(ctx, chain);
  const { common, final, ...found } = await search(ctx, chain, before);
  let status: Position = before;
  let from = common;
  for (const part of cutIntoParts(found, TRANSFERS_PER_COMMIT)) {
    status = await commit(ctx, status, { ...part, common: from, final });
    from = status.head;
  }
  return {
    moved: status.head.hash !== before.head.hash || status.final.number !== before.final.number,
    behind: found.blocks.length === LIMITS.chain.blocksPerRange,
    head: status.head.number,
    final: status.final.number,
  };
}

/** Moves the watcher from where it stands to the end of what was found, with all that follows from it. */
async function commit(outer: Context, position: Position, finding: Finding): Promise<Position> {
  const { network, version } = position;
  const { common, blocks, transfers } = finding;
  const head = blocks.at(-1) ?? common;
  // A cursor that lags far behind must not call a block final that it has not searched.
  const final = finding.final.number <= head.number ? finding.final : head;
  return withTransaction(outer, async (ctx) => {
    await lock(ctx.tx, `chain:${network}`);
    const forgetFrom = common.number + 1;
    if (common.hash !== position.head.hash) {
      await orphanDeposits(ctx, { network, fromBlock: forgetFrom, chainTime: head.time });
    }
    const invoiceIds = await recordPayments(ctx, await matchTransfers(ctx, network, transfers));
    await updateInvoiceStates(ctx, { invoiceIds, chainTime: head.time });
    await advanceCursor(ctx, { network, version, forgetFrom, blocks, head, final });
    return { network, head, final, version: version + 1 };
  });
}
