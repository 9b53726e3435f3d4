import { systemContext } from "@/server/auth/authorize";
import { fixedClock } from "@/server/core/clock";
import { isDomainError } from "@/server/core/errors";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import { withTransaction } from "@/server/db/transaction";
import { postTransfers } from "@/server/modules/ledger/post-transfers";
import { reserveFunds } from "@/server/modules/ledger/reserve-funds";
import { custodyAccount, type LedgerAccountName, walletAccount } from "@/server/modules/ledger/rules";
import type { Random } from "@/server/testing/chain-fuzz/random";

const clock = fixedClock("2026-01-31T12:00:00Z");
export const ctx = systemContext("test", "test", clock);
export const SHARED = { mode: "test", purpose: "race" } as const;

export function newWallet(): LedgerAccountName {
  return walletAccount(newId("request"));
}

/** Posts a transfer of one leg; returns its id. */
export async function move(from: LedgerAccountName, to: LedgerAccountName, amount: bigint): Promise<string> {
  const legs = [{ from, to, amount, currency: "USDT" as const }];
  const [posted] = await withTransaction(ctx, (ctx) =>
    postTransfers(ctx, [{ ...SHARED, reference: newId("request"), legs }]),
  );
  return posted?.id ?? "";
}

/** A wallet of its own that holds so much. */
export async function fundedWallet(amount: bigint): Promise<LedgerAccountName> {
  const wallet = newWallet();
  await move(custodyAccount("local", "USDT"), wallet, amount);
  return wallet;
}

/** Reserves in a wallet, ready to be posted, voided and expired alike; returns the reservation's id. */
export async function reserve(
  from: LedgerAccountName,
  to: LedgerAccountName,
  amount: bigint,
): Promise<string> {
  const input = { ...SHARED, from, to, amount, currency: "USDT" as const };
  const { id } = await withTransaction(ctx, (ctx) =>
    reserveFunds(ctx, { ...input, reference: newId("request"), expiresAt: clock.now() }),
  );
  return id;
}

export async function stateOf({ code }: LedgerAccountName): Promise<{ balance: bigint; reserved: bigint }> {
  const row = await db().ledgerAccount.findFirst({ where: { code, mode: "test" } });
  return { balance: row?.balance ?? 0n, reserved: row?.reserved ?? 0n };
}

interface Competitor {
  /** Those of one prize compete with each other. */
  readonly prize: string;
  readonly run: () => Promise<unknown>;
}

interface RaceResult {
  /** How many of each prize's competitors succeeded. */
  readonly winners: ReadonlyMap<string, number>;
  /** How many were refused, by the code of the refusal. */
  readonly refusals: ReadonlyMap<string, number>;
}

/** Starts all of them at once, in an order of chance. What is not a refusal of the product is thrown. */
export async function race(random: Random, competitors: readonly Competitor[]): Promise<RaceResult> {
  const winners = new Map(competitors.map(({ prize }) => [prize, 0]));
  const refusals = new Map<string, number>();
  const compete = async ({ prize, run }: Competitor): Promise<void> => {
    try {
      await run();
      winners.set(prize, (winners.get(prize) ?? 0) + 1);
    } catch (error) {
      if (!isDomainError(error)) throw error;
      refusals.set(error.code, (refusals.get(error.code) ?? 0) + 1);
    }
  };
  await Promise.all(random.shuffle(competitors).map(compete));
  return { winners, refusals };
}
