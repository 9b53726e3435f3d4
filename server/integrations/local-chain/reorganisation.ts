import { parseTransaction, recoverTransactionAddress, type TransactionSerialized } from "viem";
import { invalidField } from "@/server/core/errors";
import type { Hex, SignedTransaction } from "@/server/integrations/local-chain/chain-record";
import type { ChainState } from "@/server/integrations/local-chain/chain-state";

export interface Reorganisation {
  /** How many of the newest blocks leave; without it, just enough for the transactions that are named. */
  readonly depth?: number | undefined;
  /** Transactions that the new branch leaves out. */
  readonly drop?: readonly string[];
  /** Transactions that an earlier branch left out and that the new one includes again. */
  readonly restore?: readonly string[];
}

/** The block below all of these transactions. Throws `validation_failed` when none is named or one is in no block. */
export function blockBefore(state: ChainState, txIds: readonly string[]): number {
  const view = state.view();
  const numbers = txIds.map((txId) => {
    const place = view.locate(txId);
    if (!place) throw invalidField("drop", `No block has the transaction ${txId}`);
    return place.block.number;
  });
  if (numbers.length === 0) throw invalidField("depth", "Name a depth or transactions");
  return Math.min(...numbers) - 1;
}

async function placeOf(raw: Hex): Promise<string> {
  const serializedTransaction = raw as TransactionSerialized;
  const from = await recoverTransactionAddress({ serializedTransaction });
  return `${from.toLowerCase()}:${parseTransaction(serializedTransaction).nonce}`;
}

/**
 * The transactions that stand in the place of dropped ones, by id, each with the one to put back: both have the same
 * sender and number. Throws `validation_failed` when a transaction is unknown or nothing stands in its place.
 */
export async function findSubstitutes(
  state: ChainState,
  restore: readonly string[],
): Promise<ReadonlyMap<string, SignedTransaction>> {
  const found = new Map<string, SignedTransaction>();
  if (restore.length === 0) return found;
  const candidates = new Map<string, string>();
  for (const { txId } of state.transactionsAfter(state.view().finalized.number))
    candidates.set(await placeOf(state.rawOf(txId)), txId);
  for (const txId of restore) {
    const raw = state.isKnown(txId) ? state.rawOf(txId) : null;
    const substitute = raw && candidates.get(await placeOf(raw));
    if (!raw || !substitute || substitute === txId)
      throw invalidField("restore", `The transaction ${txId} did not leave the newest blocks`);
    found.set(substitute, { txId, raw });
  }
  return found;
}
