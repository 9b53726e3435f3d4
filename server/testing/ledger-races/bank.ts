import { systemContext } from "@/server/auth/authorize";
import { isDomainError } from "@/server/core/errors";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import { withTransaction } from "@/server/db/transaction";
import { postTransfers } from "@/server/modules/ledger/post-transfers";
import {
  custodyAccount,
  type LedgerAccountName,
  platformFeesAccount,
  walletAccount,
} from "@/server/modules/ledger/rules";
import { Random } from "@/server/testing/chain-fuzz/random";

const ctx = systemContext("test", "test");
const custody = custodyAccount("local", "USDT");
const OPENING = 100n;
const BATCH = 100;

interface BankOptions {
  readonly seed: number;
  readonly accounts: number;
  readonly writers: number;
  /** Whether a writer that has finished so many turns goes on. */
  readonly goesOn: (turns: number) => boolean;
}

interface BankRun {
  readonly posted: number;
  readonly refused: number;
  readonly snapshots: number;
  /** Snapshots in which balances or entries did not sum to zero. */
  readonly unbalanced: number;
}

/** Writers move money between all accounts at once, while a reader sums up every snapshot that it can get. */
export async function runBank({ seed, accounts, writers, goesOn }: BankOptions): Promise<BankRun> {
  const wallets = Array.from({ length: accounts }, (_, number) => walletAccount(`w${number}`));
  await fund(wallets);
  const run = { posted: 0, refused: 0, snapshots: 0, unbalanced: 0 };
  let isRunning = true;
  const watch = async (): Promise<void> => {
    while (isRunning) {
      run.snapshots += 1;
      if (!(await isBalanced())) run.unbalanced += 1;
    }
  };
  const write = async (writer: number): Promise<void> => {
    const random = new Random(seed + writer);
    for (let turn = 0; goesOn(turn); turn += 1) run[await moveMoney(random, wallets)] += 1;
  };
  const writing = Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  await Promise.all([watch(), writing.finally(() => (isRunning = false))]);
  return run;
}

/** Some money for everybody, so that most transfers find what they need. */
async function fund(wallets: readonly LedgerAccountName[]): Promise<void> {
  for (let start = 0; start < wallets.length; start += BATCH) {
    const transfers = wallets.slice(start, start + BATCH).map((to) => ({
      reference: newId("request"),
      mode: "test" as const,
      purpose: "bank",
      legs: [{ from: custody, to, amount: OPENING, currency: "USDT" as const }],
    }));
    await withTransaction(ctx, (ctx) => postTransfers(ctx, transfers));
  }
}

/** A batch of one to three transfers between any accounts, some of which nobody can pay. */
async function moveMoney(
  random: Random,
  wallets: readonly LedgerAccountName[],
): Promise<"posted" | "refused"> {
  const pick = (): LedgerAccountName => wallets[random.between(0, wallets.length - 1)] ?? custody;
  const transfers = Array.from({ length: random.between(1, 3) }, () => {
    const from = random.chance(0.25) ? custody : pick();
    const legs = [{ from, to: pick(), amount: BigInt(random.between(1, 100)), currency: "USDT" as const }];
    if (random.chance(0.33))
      legs.push({ from: pick(), to: platformFeesAccount(), amount: 1n, currency: "USDT" });
    const isPossible = legs.every((leg) => leg.from.code !== leg.to.code);
    return {
      reference: newId("request"),
      mode: "test" as const,
      purpose: "bank",
      legs: isPossible ? legs : legs.slice(1),
    };
  }).filter(({ legs }) => legs.length > 0);
  try {
    await withTransaction(ctx, (ctx) => postTransfers(ctx, transfers));
    return "posted";
  } catch (error) {
    if (isDomainError(error) && error.code === "insufficient_funds") return "refused";
    throw error;
  }
}

async function isBalanced(): Promise<boolean> {
  const [sums] = await db().$queryRaw<{ balances: bigint; entries: bigint }[]>`
    SELECT (SELECT coalesce(sum(balance), 0)::bigint FROM ledger_accounts) AS balances,
           (SELECT coalesce(sum(amount), 0)::bigint FROM ledger_entries) AS entries`;
  return sums?.balances === 0n && sums.entries === 0n;
}
