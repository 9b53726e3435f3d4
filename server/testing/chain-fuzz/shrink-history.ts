import type { History } from "@/server/testing/chain-fuzz/history";

/** More runs than this are not worth the wait. */
const MOST_RUNS = 150;

/**
 * Takes steps out as long as the history still fails: first halves, then ever smaller pieces. Returns a failing history,
 * at worst the given one.
 */
export async function shrinkHistory(
  history: History,
  fails: (candidate: History) => Promise<boolean>,
): Promise<History> {
  let smallest = history;
  let runs = 0;
  for (let size = Math.ceil(history.steps.length / 2); size >= 1; size = size > 1 ? Math.ceil(size / 2) : 0) {
    for (let from = 0; from < smallest.steps.length && runs < MOST_RUNS;) {
      const candidate = { ...smallest, steps: smallest.steps.toSpliced(from, size) };
      runs += 1;
      if (await fails(candidate)) smallest = candidate;
      else from += size;
    }
  }
  return smallest;
}
