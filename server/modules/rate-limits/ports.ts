import type { RateLimiterAbstract } from "rate-limiter-flexible";
import { definePort } from "@/server/core/port";

export interface CounterOptions {
  /** Goes before every key in the store. */
  readonly keyPrefix: string;
  readonly points: number;
  /** Seconds. */
  readonly duration: number;
  /** From so many points on a key is refused by this process without asking the store, until its window ends. */
  readonly inMemoryBlockOnConsumed: number;
}

/** Counts in a store that several servers share. Its counters reject at once while the store is not connected. */
export type SharedCounters = (options: CounterOptions) => RateLimiterAbstract;

/** The store of RATE_LIMIT_STORE=redis. */
export const redisCounters = definePort<SharedCounters>("redis-counters");
