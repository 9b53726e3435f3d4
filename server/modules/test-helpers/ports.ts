import { definePort } from "@/server/core/port";
import type { TronAddress } from "@/server/core/tron-address";
import type { TestOutage } from "@/server/modules/test-helpers/schema";

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

export interface TestReorganisation {
  /** How many of the newest blocks leave the chain; without it, just enough for the transactions that are named. */
  readonly depth?: number | undefined;
  /** Transactions that the new branch leaves out. */
  readonly drop?: readonly string[];
  /** Transactions that an earlier branch left out and that the new one includes again. */
  readonly restore?: readonly string[];
}

/** Acts on the local chain. Every method throws `chain_unavailable` when the chain does not answer. */
export interface TestChain {
  /** Hands a transaction to the mempool, where it survives a crash of the chain, and returns before it is mined. */
  pay(payment: TestPayment): Promise<{ txId: string }>;
  /** Mines that many blocks now; the first takes in what is in the mempool. Returns the new head. */
  mine(blocks: number): Promise<{ head: number }>;
  /**
   * Moves the chain's time so many seconds ahead of the real one, never back: less than it is changes nothing. What waits in
   * the mempool is mined at the old time. Returns how far ahead it is then.
   */
  setClock(aheadSeconds: number): Promise<{ head: number; aheadSeconds: number }>;
  /**
   * Replaces the newest blocks by a longer branch. Returns the new head. Throws `validation_failed` when a final block would
   * have to go, or a named transaction is not where it would have to be.
   */
  reorg(input: TestReorganisation): Promise<{ head: number }>;
  /** Makes the chain's endpoint fail for so long. The chain itself goes on. */
  interrupt(input: { readonly kind: TestOutage; readonly seconds: number }): Promise<void>;
}

export const testChain = definePort<TestChain>("test-chain");
