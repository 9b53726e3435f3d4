import { definePort } from "@/server/core/port";
import type { TronAddress } from "@/server/core/tron-address";

/** One Transfer log of any token, in the order of the transaction's logs. */
export interface TokenMovement {
  readonly token: TronAddress;
  readonly from: TronAddress;
  readonly to: TronAddress;
  /** Minor units of that token. May be zero. */
  readonly value: bigint;
}

export type TransactionInspection =
  | {
      /** In no block of the node: unknown, on another network, or not taken in yet. */
      readonly status: "missing";
      /** The node's newest block. */
      readonly nodeBlock: number;
    }
  | {
      readonly status: "succeeded" | "failed";
      readonly blockNumber: number;
      readonly nodeBlock: number;
      /** The account or contract that the transaction was sent to. */
      readonly recipient: TronAddress | null;
      /** Empty when it failed: it moved nothing then. */
      readonly movements: readonly TokenMovement[];
    };

/** Tells what one transaction did. Explains, and never decides about money: that is the watcher's. */
export interface TransactionInspector {
  /** The contract whose money counts. */
  readonly token: TronAddress;
  /** Costs one request to a node. Throws `chain_unavailable` unless it gave a complete answer. */
  inspect(txId: string): Promise<TransactionInspection>;
}

/** The inspectors of the networks that have one, by network name. */
export const transactionInspectors =
  definePort<ReadonlyMap<string, TransactionInspector>>("transaction-inspectors");
