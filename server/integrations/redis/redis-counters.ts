import { createClient } from "@redis/client";
import { RateLimiterRedis } from "rate-limiter-flexible";
import type { SharedCounters } from "@/server/modules/rate-limits/ports";
import { logger } from "@/server/observability/logger";

const CONNECT_MILLISECONDS = 1_000;
const LONGEST_PAUSE_MILLISECONDS = 2_000;
const LOG_EVERY = 30;

/**
 * Counters in Redis. The connection is made beside the first requests and made again whenever it is lost; until then
 * counters reject at once, so that no request waits for it.
 */
export function createRedisCounters(url: string): SharedCounters & { close(): void } {
  let failures = 0;
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: CONNECT_MILLISECONDS,
      reconnectStrategy: (retries) => Math.min(retries * 100, LONGEST_PAUSE_MILLISECONDS),
    },
  });
  client.on("error", (error: unknown) => {
    if (failures++ % LOG_EVERY === 0) logger.warn({ err: error }, "Redis is not reachable");
  });
  client.on("ready", () => (failures = 0));
  // Its failures are the error events above: it goes on trying.
  client.connect().catch(() => undefined);
  const counters: SharedCounters = (options) =>
    new RateLimiterRedis({
      ...options,
      storeClient: client,
      useRedisPackage: true,
      rejectIfRedisNotReady: true,
    });
  return Object.assign(counters, { close: () => client.destroy() });
}
