import { definePort } from "@/server/core/port";
import type { TronAddress } from "@/server/core/tron-address";

export interface TestTransfer {
  readonly to: TronAddress;
  /** Minor units of the token. */
  readonly amount: bigint;
}

export interface TestPayment extends TestTransfer {
  /** Index of the paying account; each has far more tokens than a test spends. Default 0. */
  readonly from?: number;
  /** `fake` is another contract with the same code: money that must not count. Default `usdt`. */
  readonly token?: "usdt" | "fake";
  /** More transfers inside the same transaction. */
  readonly transfers?: readonly TestTransfer[];
  /** The transaction reverts: it is mined, but moves nothing. */
  readonly fail?: boolean;
}

/** Acts on the local chain. Every method throws `chain_unavailable` when the chain does not answer. */
export interface TestChain {
  /** Hands a transaction to the mempool, where it survives a crash of the chain, and returns before it is mined. */
  pay(payment: TestPayment): Promise<{ txId: string }>;
  /** Mines that many blocks now; the first takes in what is in the mempool. Returns the new head. */
  mine(blocks: number): Promise<{ head: number }>;
}

export const testChain = definePort<TestChain>("test-chain");
