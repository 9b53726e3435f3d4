import { db } from "@/server/db/client";
import { checkInvariants } from "@/server/modules/ledger/check-invariants";
import type { ExpectedPayment } from "@/server/testing/chain-fuzz/expected-state";
import { NETWORK, type World } from "@/server/testing/chain-fuzz/world";

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

/** The books hold together, hold what the chain holds, and hold it for whom it belongs to. */
export async function findLedgerViolations(
  world: World,
  payments: readonly ExpectedPayment[],
): Promise<string[]> {
  const invariants = await checkInvariants(world.system);
  const found = invariants
    .filter(({ ok }) => !ok)
    .map(({ name, details }) => `${name} is broken: ${details.join(", ")}`);
  const balances = await readBalances();
  for (const [code, balance] of await expectBalances(world, payments)) {
    const actual = balances.get(code) ?? 0n;
    balances.delete(code);
    if (actual !== balance) found.push(`account ${code} has ${actual}, not ${balance}`);
  }
  for (const [code, balance] of balances) if (balance !== 0n) found.push(`account ${code} has ${balance}`);
  return found;
}

/** By the account's name, the shards of a hot account taken together. */
async function readBalances(): Promise<Map<string, bigint>> {
  const accounts = await db().ledgerAccount.findMany({ select: { code: true, balance: true } });
  const byName = Map.groupBy(accounts, ({ code }) => code.replace(/#\d+$/, ""));
  return new Map([...byName].map(([name, rows]) => [name, sum(rows.map(({ balance }) => balance))]));
}

async function expectBalances(
  { merchants }: World,
  payments: readonly ExpectedPayment[],
): Promise<Map<string, bigint>> {
  const settlements = await db().settlement.findMany({ where: { status: { not: "reversed" } } });
  const valueOf = (select: (payment: ExpectedPayment) => boolean): bigint =>
    sum(payments.filter(select).map(({ value }) => value));
  const balances = new Map([
    [`custody:${NETWORK}:USDT`, -valueOf(() => true)],
    [`unmatched:${NETWORK}`, valueOf(({ disposition }) => disposition === "unmatched")],
    ["platform:fees", sum(settlements.map(({ feeMinor }) => feeMinor))],
  ]);
  for (const { id } of merchants) {
    const own = settlements.filter(({ merchantId }) => merchantId === id);
    const applied = valueOf(
      ({ invoice, disposition }) => invoice.merchant.id === id && disposition === "applied",
    );
    balances.set(`merchant:${id}:unapplied`, applied - sum(own.map(({ grossMinor }) => grossMinor)));
    balances.set(`merchant:${id}:pending`, 0n);
    balances.set(`merchant:${id}:available`, sum(own.map(({ netMinor }) => netMinor)));
  }
  return balances;
}
