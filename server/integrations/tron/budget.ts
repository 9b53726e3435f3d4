import { setTimeout as pause } from "node:timers/promises";
import { monotonicMilliseconds } from "@/server/core/clock";
import { unavailable } from "@/server/integrations/tron/unavailable";

/** A request that would have to wait longer for its turn is refused, so that another endpoint can take it. */
const LONGEST_WAIT_MILLISECONDS = 2_000;

export interface Budget {
  /** Waits for this request's turn. Throws `chain_unavailable` (`rate_limited`) when that is too far away. */
  take(): Promise<void>;
}

/** When the next request may go, if this one asks at `now`: evenly spaced, after at most a second's worth at once. Pure. */
export function nextTurn(free: number, now: number, interval: number): number {
  return Math.max(free, now - Math.max(0, 1_000 - interval));
}

/** Keeps one endpoint below its requests per second; without a number it never waits. */
export function createBudget(requestsPerSecond: number | undefined): Budget {
  if (requestsPerSecond === undefined) return { take: () => Promise.resolve() };
  const interval = 1_000 / requestsPerSecond;
  let free = Number.NEGATIVE_INFINITY;
  return {
    take: async () => {
      const now = monotonicMilliseconds();
      const turn = nextTurn(free, now, interval);
      if (turn - now > LONGEST_WAIT_MILLISECONDS)
        throw unavailable("rate_limited", "The endpoint's budget of requests is used up");
      free = turn + interval;
      if (turn > now) await pause(turn - now);
    },
  };
}
