import { describeFailure } from "@/server/testing/chain-fuzz/describe-failure";
import { generateHistory } from "@/server/testing/chain-fuzz/generate-history";
import { runHistory } from "@/server/testing/chain-fuzz/run-history";
import { shrinkHistory } from "@/server/testing/chain-fuzz/shrink-history";
import type { Tally } from "@/server/testing/chain-fuzz/tally";

/** Plays the history of a seed. Null when all is well, else the shortest failing form of it in words. */
export async function runSeed(seed: number, tally?: Tally): Promise<string | null> {
  const history = generateHistory(seed);
  const violations = await runHistory(history, { tally });
  if (violations.length === 0) return null;
  const shrunk = await shrinkHistory(history, async (candidate) => (await runHistory(candidate)).length > 0);
  const remaining = await runHistory(shrunk);
  // Two jobs at the same moment meet differently each time: what was seen first is told as well.
  return describeFailure(shrunk, remaining.length > 0 ? remaining : violations);
}
