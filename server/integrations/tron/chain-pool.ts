import { setTimeout as pause } from "node:timers/promises";
import { monotonicMilliseconds } from "@/server/core/clock";
import { invariant } from "@/server/core/invariant";
import { isDomainError } from "@/server/core/errors";
import {
  afterFailure,
  afterSuccess,
  type EndpointHealth,
  NEW_ENDPOINT,
  rankEndpoints,
} from "@/server/integrations/tron/endpoint-health";
import { unavailable } from "@/server/integrations/tron/unavailable";
import type { ChainReader } from "@/server/modules/chains/ports";

export interface PoolMember {
  readonly reader: ChainReader;
  /** Who runs the node. Members of one provider fail together and prove nothing to each other. */
  readonly provider: string;
}

export interface ChainPoolPolicy {
  /** A node further than this behind the best known head is not asked. */
  readonly behindBlocks: number;
  /** A failing endpoint rests: the time doubles from the first to the longest, with jitter. */
  readonly firstRestMs: number;
  readonly longestRestMs: number;
  /** How long a look at all heads waits for those that do not answer, once one has. */
  readonly graceMs: number;
}

interface Question<T> {
  readonly ask: (reader: ChainReader) => Promise<T>;
  /** Whether another endpoint may know more; the answer stands when none does. */
  readonly mayBeStale?: (answer: T, bestHead: number) => boolean;
  /** A second look should come from somebody else than the first. */
  readonly fromAnother?: boolean;
}

const isUnavailable = (error: unknown): boolean => isDomainError(error) && error.code === "chain_unavailable";

type Heads = Awaited<ReturnType<ChainReader["heads"]>>;

class Pool {
  private readonly healths: EndpointHealth[];
  /** The member that is asked first: changing it without need would show forks that are none. */
  private current = 0;

  constructor(
    private readonly members: readonly PoolMember[],
    private readonly policy: ChainPoolPolicy,
  ) {
    this.healths = members.map(() => NEW_ENDPOINT);
  }

  /** Asks one endpoint after the other until one gives an answer. Throws the last failure when none does. */
  async ask<T>({ ask, mayBeStale, fromAnother = false }: Question<T>): Promise<T> {
    let failure: unknown = unavailable("unreachable", "No endpoint is far enough to be asked");
    let stale: { readonly answer: T } | null = null;
    const ranked = this.ranked();
    const order = fromAnother ? [...ranked.slice(1), ...ranked.slice(0, 1)] : ranked;
    for (const place of order) {
      try {
        const answer = await this.observe(place, ask);
        if (!mayBeStale?.(answer, this.bestHead())) return this.settle(place, answer, fromAnother);
        stale ??= { answer };
      } catch (error) {
        if (!isUnavailable(error)) throw error;
        failure = error;
      }
    }
    if (stale) return stale.answer;
    throw failure;
  }

  /**
   * Looks at all heads, which is how a node that stands still is noticed, and returns those of the endpoint asked first.
   * The others are waited for only where theirs are needed.
   */
  async heads(): Promise<Heads> {
    const answers = new Map<number, Heads>();
    const failures: unknown[] = [];
    const look = async (place: number): Promise<void> => {
      try {
        const heads = await this.observe(place, (reader) => reader.heads());
        this.healths[place] = { ...this.health(place), head: heads.latest.number };
        answers.set(place, heads);
      } catch (error) {
        failures.push(error);
      }
    };
    const best = (): number | undefined => this.ranked().find((place) => answers.has(place));
    const asked = this.awake();
    const looks = asked.map(look);
    const everyone = Promise.all(looks);
    const known = asked.every((place) => this.health(place).head !== null);
    await looks[asked.indexOf(this.current)];
    if (!known || best() !== this.current) await Promise.race([everyone, pause(this.policy.graceMs)]);
    if (best() === undefined) await everyone;
    const place = best();
    const heads = place === undefined ? undefined : answers.get(place);
    if (place === undefined || !heads)
      throw unavailable("unreachable", "No endpoint answered", failures.at(-1));
    return this.settle(place, heads, false);
  }

  private settle<T>(place: number, answer: T, keepCurrent: boolean): T {
    if (!keepCurrent) this.current = place;
    return answer;
  }

  private async observe<T>(place: number, ask: (reader: ChainReader) => Promise<T>): Promise<T> {
    const member = this.members[place];
    invariant(member, "an endpoint has a place in the pool");
    try {
      const answer = await ask(member.reader);
      this.healths[place] = afterSuccess(this.health(place));
      return answer;
    } catch (error) {
      if (isUnavailable(error)) {
        const now = monotonicMilliseconds();
        this.healths[place] = afterFailure(this.health(place), now, this.policy, Math.random());
      }
      throw error;
    }
  }

  private ranked(): number[] {
    return rankEndpoints(this.healths, this.current, monotonicMilliseconds(), this.policy);
  }

  /** All that may be asked now, however far behind: a node that catches up must be seen to. */
  private awake(): number[] {
    const now = monotonicMilliseconds();
    const awake = this.members.flatMap((_, place) => (this.health(place).restsUntil <= now ? [place] : []));
    return awake.length === 0 ? this.ranked() : awake;
  }

  private bestHead(): number {
    return Math.max(...this.healths.map(({ head }) => head ?? 0));
  }

  private health(place: number): EndpointHealth {
    return this.healths[place] ?? NEW_ENDPOINT;
  }
}

/** One reader of each provider: the first that is configured of it. */
function independentReaders(members: readonly PoolMember[]): ChainReader[] {
  return [...Map.groupBy(members, ({ provider }) => provider).values()].flatMap(
    ([first]) => first?.reader ?? [],
  );
}

/**
 * One reader over several endpoints of the same network: it stays with one while that is well, and turns to the others
 * when it fails, rests or falls behind. Throws `chain_unavailable` when none answers.
 */
export function createChainPool(members: readonly PoolMember[], policy: ChainPoolPolicy): ChainReader {
  const [first] = members;
  if (!first) throw new Error("A pool needs an endpoint");
  const pool = new Pool(members, policy);
  return {
    network: first.reader.network,
    independent: independentReaders(members),
    heads: () => pool.heads(),
    header: (number) =>
      pool.ask({
        ask: (reader) => reader.header(number),
        mayBeStale: (header, bestHead) => header === null && number <= bestHead,
      }),
    transfers: (range) =>
      pool.ask({
        ask: (reader) => reader.transfers(range),
        fromAnother: range.withoutIndex === true,
      }),
    receipt: (txId) =>
      pool.ask({
        ask: (reader) => reader.receipt(txId),
        mayBeStale: (standing, bestHead) =>
          standing.status === "missing" && standing.seenBy.latest.number < bestHead,
      }),
  };
}
