import { expect, test } from "vitest";
import { systemContext } from "@/server/auth/authorize";
import { newId } from "@/server/core/ids";
import { isDomainError } from "@/server/core/errors";
import { db } from "@/server/db/client";
import { withTransaction } from "@/server/db/transaction";
import { checkInvariants } from "@/server/modules/ledger/check-invariants";
import { postTransfers } from "@/server/modules/ledger/post-transfers";
import { custodyAccount, platformFeesAccount, walletAccount } from "@/server/modules/ledger/rules";

const ctx = systemContext("test", "test");
const wallets = Array.from({ length: 25 }, (_, number) => walletAccount(`w${number}`));
const custody = custodyAccount("local", "USDT");

/** Numbers from 0 to 2³² − 1 that depend on the seed alone (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return (value ^ (value >>> 14)) >>> 0;
  };
}

/** A batch of one to three transfers between any accounts, some of which nobody can pay. */
async function moveMoney(next: () => number): Promise<"posted" | "refused"> {
  const pick = () => wallets[next() % wallets.length] ?? custody;
  const transfers = Array.from({ length: 1 + (next() % 3) }, () => {
    const from = next() % 4 === 0 ? custody : pick();
    const legs = [{ from, to: pick(), amount: BigInt(1 + (next() % 100)), currency: "USDT" as const }];
    if (next() % 3 === 0)
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

async function readTotals(): Promise<[balances: bigint, entries: bigint]> {
  const rows = await db().$queryRaw<{ balances: bigint; entries: bigint }[]>`
    SELECT (SELECT coalesce(sum(balance), 0)::bigint FROM ledger_accounts) AS balances,
           (SELECT coalesce(sum(amount), 0)::bigint FROM ledger_entries) AS entries`;
  return [rows[0]?.balances ?? -1n, rows[0]?.entries ?? -1n];
}

test("many writers at once: every snapshot sums to zero, and the books are sound at the end", async () => {
  const seed = Date.now() % 1_000_000;
  const outcomes = { posted: 0, refused: 0 };
  let isRunning = true;
  const snapshots: [bigint, bigint][] = [];
  const watch = async () => {
    while (isRunning) snapshots.push(await readTotals());
  };
  const write = async (writer: number) => {
    const next = numbersFrom(seed + writer);
    for (let turn = 0; turn < 40; turn += 1) outcomes[await moveMoney(next)] += 1;
  };
  const watcher = watch();
  await Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer))).finally(() => {
    isRunning = false;
  });
  await watcher;

  expect(snapshots.length, `seed ${seed}`).toBeGreaterThan(3);
  expect(
    snapshots.filter(([balances, entries]) => balances !== 0n || entries !== 0n),
    `seed ${seed}`,
  ).toEqual([]);
  expect(Math.min(outcomes.posted, outcomes.refused), `seed ${seed}`).toBeGreaterThan(0);
  expect(
    (await checkInvariants(ctx)).filter(({ ok }) => !ok),
    `seed ${seed}`,
  ).toEqual([]);
});
