import { definePort } from "@/server/core/port";
import type { TronAddress } from "@/server/core/tron-address";

export interface BlockHeader {
  readonly number: number;
  /** `0x` and 64 lower-case hex digits. */
  readonly hash: string;
  readonly parentHash: string;
  /** When the block was produced, to the second. Lateness is judged by this and by nothing else. */
  readonly time: Date;
}

/** One Transfer log of the configured token. Its identity on a network is (txId, ordinal), which survives a re-inclusion in another block. */
export interface TokenTransfer {
  /** 64 lower-case hex digits, no `0x`. */
  readonly txId: string;
  /** Position among all logs of the transaction, other contracts' logs counted; not the block-wide log index. */
  readonly ordinal: number;
  readonly blockNumber: number;
  readonly blockHash: string;
  readonly blockTime: Date;
  readonly token: TronAddress;
  readonly from: TronAddress;
  readonly to: TronAddress;
  /** Minor units. May be zero: address poisoners send such logs, and they are never money. */
  readonly value: bigint;
  /** False when the transaction's receipt says that it failed: the log then moved nothing. */
  readonly succeeded: boolean;
}

/** A closed interval of block numbers. */
export interface BlockRange {
  readonly from: number;
  readonly to: number;
  /**
   * Says which of these recipients matter. Transfers to others may be left out, which saves a receipt look-up each.
   * Without it every transfer is reported.
   */
  readonly selectRecipients?: (recipients: ReadonlySet<TronAddress>) => Promise<ReadonlySet<TronAddress>>;
  /**
   * True: out of the blocks themselves, not out of a node's log index, which may have gaps and does not tell. Slower, and
   * what the final pass rests on.
   */
  readonly withoutIndex?: boolean;
}

export interface RangeTransfers {
  /** Every block of the range in ascending order, each the parent of the next. */
  readonly headers: readonly BlockHeader[];
  /** In chain order. Only the configured token; failed transactions are listed with `succeeded: false` where the node reports their logs. */
  readonly transfers: readonly TokenTransfer[];
  /** Transfers of the token in the range, those included that were left out: none at all on a busy network is suspicious. */
  readonly seen: number;
}

export type TransactionStanding =
  | {
      readonly status: "missing";
      /** How far the node that answered had got: a node behind the block in question proves nothing by not knowing it. */
      readonly seenBy: { readonly latest: BlockHeader; readonly finalized: BlockHeader };
    }
  | { readonly status: "succeeded" | "failed"; readonly blockNumber: number; readonly blockHash: string };

/**
 * Reads one network. Every method throws `chain_unavailable` (retryable) unless a node gave a complete and consistent
 * answer: an error is never an empty result.
 */
export interface ChainReader {
  /** Such as `tron-mainnet` or `tron-local`. */
  readonly network: string;
  /** The readers of different providers behind this one; without it, there is one provider. */
  readonly independent?: readonly ChainReader[];
  /** The newest block and the newest block that can never leave the chain. */
  heads(): Promise<{ latest: BlockHeader; finalized: BlockHeader }>;
  /** Null when the node has no block of that number. */
  header(number: number): Promise<BlockHeader | null>;
  /** All transfers of the token in the range, out of answers that prove by their headers that the node had every block of it. */
  transfers(range: BlockRange): Promise<RangeTransfers>;
  /** Where a transaction stands now. `missing` comes from a proper answer only. */
  receipt(txId: string): Promise<TransactionStanding>;
}

/** The readers of the networks this installation watches, by network name. */
export const chainReaders = definePort<ReadonlyMap<string, ChainReader>>("chain-readers");
