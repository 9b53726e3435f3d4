import type { ChainPoolPolicy } from "@/server/integrations/tron/chain-pool";

/** What the pool remembers of one endpoint. */
export interface EndpointHealth {
  /** Its newest block when it was last asked; null before. */
  readonly head: number | null;
  /** Between 0 and 1: failures among the latest calls, the newest counting most. */
  readonly errorRate: number;
  /** Failures since the last good answer. */
  readonly failures: number;
  /** It is left alone until then, in monotonic milliseconds. */
  readonly restsUntil: number;
}

export const NEW_ENDPOINT: EndpointHealth = { head: null, errorRate: 0, failures: 0, restsUntil: 0 };

/** How much one call changes the error rate. */
const WEIGHT = 0.2;
/** Above this rate an endpoint is asked after those below it. */
const TOO_MANY_ERRORS = 0.5;

export function afterSuccess(health: EndpointHealth): EndpointHealth {
  return { ...health, errorRate: health.errorRate * (1 - WEIGHT), failures: 0, restsUntil: 0 };
}

/** The rest doubles with each failure in a row, up to a bound; `random` in [0, 1) spreads it over its second half. */
export function afterFailure(
  health: EndpointHealth,
  now: number,
  { firstRestMs, longestRestMs }: ChainPoolPolicy,
  random: number,
): EndpointHealth {
  const failures = health.failures + 1;
  const rest = Math.min(longestRestMs, firstRestMs * 2 ** Math.min(failures - 1, 30));
  return {
    ...health,
    errorRate: health.errorRate * (1 - WEIGHT) + WEIGHT,
    failures,
    restsUntil: now + rest * (0.5 + random / 2),
  };
}

/** Whether an endpoint stands too far behind the best one to be asked. */
export function isBehind(health: EndpointHealth, all: readonly EndpointHealth[], blocks: number): boolean {
  const best = Math.max(...all.map(({ head }) => head ?? 0));
  return health.head !== null && best - health.head > blocks;
}

/**
 * The endpoints to ask, best first, by their place in `all`: the one that answered last stays first while it is well, the
 * others follow in the configured order. Never one that is behind. When all rest, the one whose rest ends first: somebody
 * must be asked.
 */
export function rankEndpoints(
  all: readonly EndpointHealth[],
  current: number,
  now: number,
  { behindBlocks }: ChainPoolPolicy,
): number[] {
  const upToDate = all.flatMap((health, place) =>
    isBehind(health, all, behindBlocks) ? [] : [{ health, place }],
  );
  const awake = upToDate.filter(({ health }) => health.restsUntil <= now);
  if (awake.length === 0) {
    const soonest = upToDate.toSorted((a, b) => a.health.restsUntil - b.health.restsUntil)[0];
    return soonest ? [soonest.place] : [];
  }
  const worse = ({ health, place }: { health: EndpointHealth; place: number }): number =>
    (health.errorRate > TOO_MANY_ERRORS ? 2 * all.length : 0) + (place === current ? -1 : place);
  return awake.toSorted((a, b) => worse(a) - worse(b)).map(({ place }) => place);
}
