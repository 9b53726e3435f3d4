import { invalidField } from "@/server/core/errors";
import type { SignedTransaction } from "@/server/integrations/local-chain/chain-record";
import type { ChainState } from "@/server/integrations/local-chain/chain-state";
import { decodeTransaction } from "@/server/integrations/local-chain/tron-transaction";

export interface Reorganisation {
  /** How many of the newest blocks leave; without it, just enough for the transactions that are named. */
  readonly depth?: number | undefined;
  /** Transactions that the new branch leaves out. */
  readonly drop?: readonly string[];
  /** Transactions that an earlier branch left out and that the new one includes again. */
  readonly restore?: readonly string[];
}

/** What a reorganisation does to the chain. */
export interface Fork {
  /** The newest block that stays. */
  readonly keep: number;
  /** The transactions of the new branch's first block, in order. */
  readonly transactions: readonly SignedTransaction[];
}

/** The block below all that has to leave. Throws `validation_failed` when nothing says how deep that is. */
function blockBelow(state: ChainState, { depth, drop = [], restore = [] }: Reorganisation): number {
  if (depth !== undefined) return state.height - depth;
  if (drop.length === 0 && restore.length === 0) throw invalidField("depth", "Name a depth or transactions");
  const view = state.view();
  const numbers = drop.map((txId) => {
    const place = view.locate(txId);
    if (!place) throw invalidField("drop", `No block has the transaction ${txId}`);
    return place.block.number;
  });
  return Math.min(state.height, ...numbers) - 1;
}

/**
 * Plans a branch that includes what leaves the chain, without `drop`, then what waits, then `restore`. Throws
 * `validation_failed` if a finalized block would have to go, or for a transaction that is not where it would have to be.
 */
export function planFork(state: ChainState, reorganisation: Reorganisation): Fork {
  const { drop = [], restore = [] } = reorganisation;
  for (const txId of restore) {
    if (!state.isKnown(txId) || state.holds(txId))
      throw invalidField("restore", `The transaction ${txId} did not leave the chain`);
  }
  const keep = blockBelow(state, reorganisation);
  if (keep < state.view().finalized.number)
    throw invalidField("depth", "A finalized block never leaves the chain");
  const now = state.blockAt(keep).time * 1000;
  for (const txId of restore) {
    if (decodeTransaction(state.signedOf(txId).raw).expiration <= now)
      throw invalidField("restore", `The transaction ${txId} has expired`);
  }
  const again = state.transactionsAfter(keep).map(({ txId }) => txId);
  const waiting = state.mempool.map(({ txId }) => txId);
  const included = [...again, ...waiting, ...restore].filter((txId) => !drop.includes(txId));
  return { keep, transactions: included.map((txId) => state.signedOf(txId)) };
}
