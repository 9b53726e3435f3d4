import { authorizeSystem } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { DomainError } from "@/server/core/errors";
import { formatAmount, money } from "@/server/core/money";
import type { TronAddress } from "@/server/core/tron-address";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { checkCustody } from "@/server/modules/reconciliations/check-custody";
import { findPaidAddresses } from "@/server/modules/reconciliations/find-paid-addresses";
import { rememberRun, toReconciliation } from "@/server/modules/reconciliations/internal";
import { balanceReaders } from "@/server/modules/reconciliations/ports";
import {
  type AddressBalances,
  readAddressBalances,
} from "@/server/modules/reconciliations/read-address-balances";
import { type AddressBalance, type Check, isExplained } from "@/server/modules/reconciliations/rules";
import type { ChainReconciliation } from "@/server/modules/reconciliations/schema";

const DETAILS = 10;

const text = (minor: bigint): string => formatAmount(money(minor, "USDT"));

/** Where the newest run of the network stopped, when it did not reach the last address. */
async function startOf(ctx: Context, network: string): Promise<string | null> {
  const row = await reader(ctx).reconciliation.findFirst({
    where: { kind: "chain", network },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
  });
  const run = row && toReconciliation(row);
  return run?.kind === "chain" ? run.totals.next_address : null;
}

async function readAll(
  ctx: Context,
  network: string,
  addresses: readonly TronAddress[],
): Promise<AddressBalances[]> {
  const size = balanceReaders.get().get(network)?.addressesPerReading;
  if (size === undefined)
    throw new DomainError("unavailable", `No balances can be read on the network ${network}`);
  const readings: AddressBalances[] = [];
  for (let start = 0; start < addresses.length; start += size)
    readings.push(
      await readAddressBalances(ctx, { network, addresses: addresses.slice(start, start + size) }),
    );
  return readings;
}

function checkBalances(unexplained: readonly AddressBalance[]): Check {
  const details = unexplained
    .slice(0, DETAILS)
    .map(({ address, held, most }) => `${address} holds ${text(held)}, payments say ${text(most)} USDT`);
  return { name: "chain_holds_what_payments_say", ok: unexplained.length === 0, details };
}

/**
 * Compares, on one network: what the ledger holds in custody with the confirmed payments, to the unit; and what each
 * deposit address that ever received money holds on the chain with the payments in its blocks, final or not. Remembers
 * what was found. Throws `chain_unavailable`, and `forbidden` for anybody but a job.
 */
export async function reconcileChain(
  ctx: Context,
  { network }: { network: string },
): Promise<ChainReconciliation> {
  authorizeSystem(ctx);
  const startedAt = ctx.clock.now();
  const { amounts, check } = await checkCustody(ctx, { network });
  const limit = LIMITS.reconciliation.addressesPerRun;
  const addresses = await findPaidAddresses(ctx, { network, after: await startOf(ctx, network), limit });
  const readings = await readAll(ctx, network, addresses);
  const balances = readings.flatMap((reading) => reading.balances);
  const suspects = balances.filter((balance) => !isExplained(balance));
  // Another node of the same service may have answered from an older block: only what two readings say is said.
  const again = await readAll(
    ctx,
    network,
    suspects.map(({ address }) => address as TronAddress),
  );
  const unexplained = again.flatMap((reading) => reading.balances).filter((balance) => !isExplained(balance));
  const total = (part: (balance: AddressBalance) => bigint): string =>
    text(balances.reduce((sum, balance) => sum + part(balance), 0n));
  const totals = {
    asset: "USDT" as const,
    ledger_amount: text(amounts.ledger),
    confirmed_amount: text(amounts.confirmed),
    final_amount: text(amounts.final),
    addresses: amounts.addresses,
    addresses_checked: addresses.length,
    chain_amount: total(({ held }) => held),
    expected_amount: total(({ most }) => most),
    block_number: readings.at(-1)?.blockNumber ?? null,
    next_address: addresses.length === limit ? (addresses.at(-1) ?? null) : null,
  };
  const checks = [check, checkBalances(unexplained)];
  return rememberRun(ctx, { kind: "chain", network, totals }, { startedAt, checks });
}
