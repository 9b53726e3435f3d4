import { type Build, PRODUCT } from "@/server/testing/chain-fuzz/build";
import { describeFailure } from "@/server/testing/chain-fuzz/describe-failure";
import { generateHistory } from "@/server/testing/chain-fuzz/generate-history";
import { runHistory } from "@/server/testing/chain-fuzz/run-history";
import { shrinkHistory } from "@/server/testing/chain-fuzz/shrink-history";

/** Plays the history of a seed. Null when all is well, else the shortest failing form of it in words. */
export async function runSeed(seed: number, build: Build = PRODUCT): Promise<string | null> {
  const history = generateHistory(seed);
  const violations = await runHistory(history, build);
  if (violations.length === 0) return null;
  const shrunk = await shrinkHistory(
    history,
    async (candidate) => (await runHistory(candidate, build)).length > 0,
  );
  const remaining = await runHistory(shrunk, build);
  // Two jobs at the same moment meet differently each time: what was seen first is told as well.
  return describeFailure(shrunk, remaining.length > 0 ? remaining : violations);
}
