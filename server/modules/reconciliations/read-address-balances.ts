import { setTimeout } from "node:timers/promises";
import { authorizeSystem } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { monotonicMilliseconds } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import type { TronAddress } from "@/server/core/tron-address";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { balanceReaders, type BalanceReading } from "@/server/modules/reconciliations/ports";
import type { AddressBalance, AddressExpectation } from "@/server/modules/reconciliations/rules";

const POLL_MILLISECONDS = 250;

export interface ReadAddressBalancesInput {
  readonly network: string;
  /** As many as one reading of the network takes. */
  readonly addresses: readonly TronAddress[];
}

export interface AddressBalances {
  readonly blockNumber: number;
  readonly balances: readonly AddressBalance[];
}

interface Expectations {
  /** Whether both blocks around the reading are on the branch that was searched. */
  readonly searched: boolean;
  readonly rows: readonly AddressExpectation[];
}

/** One statement, so that payments and searched blocks are of the same moment. */
async function expectations(
  ctx: Context,
  { network, addresses }: ReadAddressBalancesInput,
  { from, to }: BalanceReading,
): Promise<Expectations> {
  const rows = await reader(ctx).$queryRaw<(AddressExpectation & { searched: boolean })[]>`
    SELECT w.address, b.known = 2 AS searched,
      coalesce(sum(p.amount_minor) FILTER (WHERE p.block_number <= ${from.number}), 0)::bigint AS least,
      coalesce(sum(p.amount_minor) FILTER (WHERE p.block_number <= ${to.number}), 0)::bigint AS most
    FROM unnest(${[...addresses]}::text[]) AS w(address)
    CROSS JOIN (SELECT count(*) AS known FROM (VALUES (1, ${from.number}::bigint, ${from.hash}), (2, ${to.number}::bigint, ${to.hash})) AS r(side, number, hash)
      JOIN chain_blocks k ON k.network = ${network} AND k.number = r.number AND k.hash = r.hash) b
    LEFT JOIN payments p ON p.network = ${network} AND p.to_address = w.address AND p.status IN ('detected', 'confirming', 'confirmed')
    GROUP BY w.address, b.known`;
  return { searched: rows.every(({ searched }) => searched), rows };
}

/**
 * What the chain holds on addresses, beside the payments in its blocks. Waits, outside any transaction, until the watcher
 * has searched the blocks around the reading. Throws `chain_unavailable` when the chain does not answer, the watcher lags
 * behind, or the blocks have left the chain: then nothing can be compared.
 */
export async function readAddressBalances(
  ctx: Context,
  input: ReadAddressBalancesInput,
): Promise<AddressBalances> {
  authorizeSystem(ctx);
  const { network, addresses } = input;
  const chain = balanceReaders.get().get(network);
  if (!chain) throw new DomainError("unavailable", `No balances can be read on the network ${network}`);
  const reading = await chain.readBalances(addresses);
  const held = new Map(addresses.map((address, index) => [address as string, reading.balances[index] ?? 0n]));
  const deadline = monotonicMilliseconds() + LIMITS.reconciliation.searchWaitMilliseconds;
  for (;;) {
    const { searched, rows } = await expectations(ctx, input, reading);
    if (searched) {
      const balances = rows.map((row) => ({ ...row, held: held.get(row.address) ?? 0n }));
      return { blockNumber: reading.to.number, balances };
    }
    if (monotonicMilliseconds() >= deadline)
      throw new DomainError(
        "chain_unavailable",
        `The watcher has not searched block ${reading.to.number} of ${network}: nothing can be compared`,
      );
    await setTimeout(POLL_MILLISECONDS);
  }
}
