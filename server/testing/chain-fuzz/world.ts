import type { Clock } from "@/server/core/clock";
import { parseTronAddress, type TronAddress } from "@/server/core/tron-address";
import type { Context } from "@/server/db/context";
import { chainReaders } from "@/server/modules/chains/ports";
import type { Build } from "@/server/testing/chain-fuzz/build";
import { cleanDatabase } from "@/server/testing/chain-fuzz/clean-database";
import type { History, MerchantPlan } from "@/server/testing/chain-fuzz/history";
import { SimulatedChain } from "@/server/testing/chain-fuzz/simulated-chain";
import type { Tally } from "@/server/testing/chain-fuzz/tally";
import { UnreliableReader } from "@/server/testing/chain-fuzz/unreliable-reader";
import { makeMerchant, makeSystem } from "@/server/testing/factories";

export const NETWORK = "tron-local";

export interface WorldMerchant extends MerchantPlan {
  readonly id: string;
  readonly ctx: Context;
}

/** What the world outside the product knows of an invoice. */
export interface WorldInvoice {
  readonly id: string;
  readonly merchant: WorldMerchant;
  readonly address: TronAddress;
  readonly due: bigint;
  readonly tolerance: bigint;
  readonly expiresAt: Date;
  /** Its cancellation was committed. */
  cancelled: boolean;
}

/** One history's chain, nodes, merchants and invoices, and what went wrong so far. */
export interface World {
  readonly build: Build;
  readonly chain: SimulatedChain;
  readonly reader: UnreliableReader;
  readonly system: Context;
  readonly merchants: readonly WorldMerchant[];
  readonly invoices: WorldInvoice[];
  readonly violations: string[];
  readonly tally: Tally;
}

/** Somebody else's address. */
export const STRANGER = parseTronAddress("TSeJkUh4Qv67VNFwY8LaAxERygNdy6NQZK");

/** An empty database, a new chain that nobody has looked at, and the history's merchants. Time is the chain's. */
export async function makeWorld(history: History, build: Build, tally: Tally): Promise<World> {
  await cleanDatabase();
  const chain = new SimulatedChain();
  const reader = new UnreliableReader(NETWORK, chain);
  chainReaders.provide(new Map([[NETWORK, build.wrapReader(reader, chain)]]));
  const clock = latestTimeOf(chain);
  const merchants: WorldMerchant[] = [];
  for (const plan of history.merchants) merchants.push({ ...plan, ...(await makeMerchant(plan, clock)) });
  return {
    build,
    chain,
    reader,
    system: makeSystem(clock),
    merchants,
    invoices: [],
    violations: [],
    tally,
  };
}

/** A clock that goes with the newest block there ever was: a fork does not turn it back. */
function latestTimeOf(chain: SimulatedChain): Clock {
  let latest = chain.head.time;
  return {
    now: () => {
      if (chain.head.time > latest) latest = chain.head.time;
      return latest;
    },
  };
}

/** The item at `index`, counted around. */
export function around<T>(items: readonly T[], index: number): T | undefined {
  return items[index % Math.max(1, items.length)];
}
