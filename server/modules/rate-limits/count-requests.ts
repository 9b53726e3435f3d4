import { DomainError } from "@/server/core/errors";
import { counters } from "@/server/modules/rate-limits/internal";
import type { Limit, Standing } from "@/server/modules/rate-limits/rules";

interface Counted {
  readonly limit: Limit;
  readonly key: string;
}

/**
 * Counts one request against each limit in turn; a quota of 0 is none. Throws `rate_limited` at the first that is used
 * up, with the seconds to wait and all standings so far. Never fails because of the store.
 */
export async function countRequests(counted: readonly Counted[]): Promise<Standing[]> {
  const standings: Standing[] = [];
  for (const { limit, key } of counted) {
    if (limit.quota === 0) continue;
    const standing = await counters().count(limit, key);
    standings.push(standing);
    if (standing.refused) throw refusal(standing, standings);
  }
  return standings;
}

function refusal({ limit, resetSeconds }: Standing, standings: readonly Standing[]): DomainError {
  const { name, quota, windowSeconds } = limit;
  return new DomainError(
    "rate_limited",
    `The limit "${name}" is ${quota} in ${windowSeconds} s: try again in ${resetSeconds} s`,
    { retryAfterSeconds: resetSeconds, standings },
  );
}
