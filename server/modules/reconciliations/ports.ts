import { definePort } from "@/server/core/port";
import type { TronAddress } from "@/server/core/tron-address";
import type { BlockHeader } from "@/server/modules/chains/ports";

export interface BalanceReading {
  /** Minor units of the configured token, in the order of the addresses. */
  readonly balances: readonly bigint[];
  /** The newest block before and after the reading: each balance is that of some block between the two. */
  readonly from: BlockHeader;
  readonly to: BlockHeader;
}

/** Asks a network what addresses hold. TRON answers for the newest block only, so a reading names the blocks around it. */
export interface BalanceReader {
  /** Addresses of one reading at most. */
  readonly addressesPerReading: number;
  /** Throws `chain_unavailable` unless the node answered for every address. */
  readBalances(addresses: readonly TronAddress[]): Promise<BalanceReading>;
}

/** The balance readers of the networks this installation watches, by network name. */
export const balanceReaders = definePort<ReadonlyMap<string, BalanceReader>>("balance-readers");
