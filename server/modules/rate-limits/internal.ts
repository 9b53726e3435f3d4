import { Pool } from "pg";
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
} from "rate-limiter-flexible";
import { env } from "@/server/config/env";
import { LIMITS } from "@/server/config/limits";
import { monotonicMilliseconds } from "@/server/core/clock";
import { recordAudit } from "@/server/db/audit";
import { db } from "@/server/db/client";
import type { Transaction, TransactionContext } from "@/server/db/context";
import type { RateLimit as RateLimitRow } from "@/server/db/generated/client";
import { redisCounters, type SharedCounters } from "@/server/modules/rate-limits/ports";
import {
  type KeyTier,
  type Limit,
  quotaOf,
  type Standing,
  tiersOf,
} from "@/server/modules/rate-limits/rules";
import type { RateLimits } from "@/server/modules/rate-limits/schema";
import { logger } from "@/server/observability/logger";

const { storeMilliseconds, storeRestMilliseconds } = LIMITS.rateLimits;
const COUNTERS_TABLE = "rate_limit_counters";
const CONNECTIONS = 4;
const LOG_EVERY_MILLISECONDS = 10_000;

/** A counter of this process, and the shared one where there is a store. */
interface Counter {
  readonly own: RateLimiterMemory;
  readonly shared: RateLimiterAbstract | undefined;
}

/**
 * Counts requests. A store that fails or dawdles refuses nobody: until it has rested each server counts for itself, which
 * lets through at most as many times the quota as there are servers.
 */
export class Counters {
  readonly #counters = new Map<string, Counter>();
  readonly #store: SharedCounters | undefined;
  readonly #patience: number;
  #restsUntil = 0;
  #loggedAt = -Infinity;
  /** Requests that were counted in memory because the store failed. */
  #uninsured = 0;

  /** `patience`: milliseconds until the store counts as failed. */
  constructor(store: SharedCounters | undefined, patience: number = storeMilliseconds) {
    this.#store = store;
    this.#patience = patience;
  }

  /** Counts one request with `key`. Never rejects. */
  async count(limit: Limit, key: string): Promise<Standing> {
    const { own, shared } = this.#counterOf(limit);
    if (shared && monotonicMilliseconds() >= this.#restsUntil) {
      try {
        return standing(limit, await inTime(this.#patience, consume(shared, key)));
      } catch (error) {
        this.#rest(error);
      }
    }
    if (shared) this.#uninsured += 1;
    return standing(limit, await consume(own, key));
  }

  /** Begins the key's window anew. */
  async forget(limit: Limit, key: string): Promise<void> {
    const { own, shared } = this.#counterOf(limit);
    await own.delete(key);
    await shared?.delete(key).catch((error: unknown) => this.#rest(error));
  }

  /** Whether the store is left alone at the moment, and how many requests it has not counted since the process began. */
  get report(): { readonly resting: boolean; readonly uninsured: number } {
    return { resting: monotonicMilliseconds() < this.#restsUntil, uninsured: this.#uninsured };
  }

  #counterOf(limit: Limit): Counter {
    const { name, quota, windowSeconds } = limit;
    const id = `${name}:${quota}:${windowSeconds}`;
    const known = this.#counters.get(id);
    if (known) return known;
    const options = { keyPrefix: `rate:${name}`, points: quota, duration: windowSeconds };
    const counter = {
      own: new RateLimiterMemory(options),
      shared: limit.local ? undefined : this.#store?.({ ...options, inMemoryBlockOnConsumed: quota }),
    };
    this.#counters.set(id, counter);
    return counter;
  }

  #rest(error: unknown): void {
    const now = monotonicMilliseconds();
    this.#restsUntil = now + storeRestMilliseconds;
    if (now - this.#loggedAt < LOG_EVERY_MILLISECONDS) return;
    this.#loggedAt = now;
    logger.warn(
      { err: error, uninsured: this.#uninsured },
      "the store of the rate limits does not answer: each server counts for itself",
    );
  }
}

/** The library rejects with a result when the quota is used up, and with an error when the store failed. */
async function consume(
  limiter: RateLimiterAbstract,
  key: string,
): Promise<RateLimiterRes & { refused?: true }> {
  try {
    return await limiter.consume(key);
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Object.assign(refusal, { refused: true as const });
    throw refusal;
  }
}

function standing(limit: Limit, result: RateLimiterRes & { refused?: true }): Standing {
  const { refused = false, remainingPoints, msBeforeNext } = result;
  const resetSeconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
  return { limit, refused, remaining: refused ? 0 : remainingPoints, resetSeconds };
}

async function inTime<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer in ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A few connections of their own, so that counting never waits for the product's queries nor takes their place. */
export function postgresCounters(patience: number = storeMilliseconds): SharedCounters {
  const pool = new Pool({
    connectionString: env().DATABASE_URL,
    max: CONNECTIONS,
    connectionTimeoutMillis: patience,
    query_timeout: patience,
    // A count that a crash forgets is no loss; waiting for the disk would be.
    options: "-c synchronous_commit=off",
    application_name: "daric-rate-limits",
    allowExitOnIdle: true,
  });
  // The error carries its whole connection: its words are enough.
  pool.on("error", ({ message }) =>
    logger.warn({ reason: message }, "idle connection of the rate limits lost"),
  );
  let prunes = true;
  return (options) => {
    // One of them deletes what has expired, for all.
    const clearExpiredByTimeout = prunes;
    prunes = false;
    return new RateLimiterPostgres({
      ...options,
      storeClient: pool,
      tableName: COUNTERS_TABLE,
      tableCreated: true,
      clearExpiredByTimeout,
    });
  };
}

function storeOf(): SharedCounters | undefined {
  const { RATE_LIMIT_STORE, REDIS_URL } = env();
  const store = RATE_LIMIT_STORE ?? (REDIS_URL === undefined ? "memory" : "redis");
  if (store === "postgres") return postgresCounters();
  return store === "redis" ? redisCounters.get() : undefined;
}

const KEY = Symbol.for("daric.rate-limit-counters");
const slots = globalThis as unknown as Record<symbol, Counters | undefined>;

/** The process's counters; one set even where server code is bundled twice. */
export function counters(): Counters {
  return (slots[KEY] ??= new Counters(storeOf()));
}

let tiersRead: ReturnType<typeof tiersOf> | undefined;

/** The installation's tiers, read once. */
export function tiers(): ReturnType<typeof tiersOf> {
  return (tiersRead ??= tiersOf(env()));
}

/** The quotas that somebody set, by the merchant or key they are set for; null where nobody did. */
export type Quotas = Readonly<Record<KeyTier, number | null>>;

const NONE: Quotas = { invoices: null, reads: null, writes: null };

export function toQuotas(row: RateLimitRow | null | undefined): Quotas {
  if (!row) return NONE;
  return { invoices: row.invoicesPerHour, reads: row.readsPerHour, writes: row.writesPerHour };
}

interface Remembered {
  readonly quotas: Readonly<Record<KeyTier, number>>;
  readonly until: number;
}

const REMEMBERED_MAXIMUM = 10_000;
const QUOTAS = Symbol.for("daric.remembered-quotas");
const quotaSlots = globalThis as unknown as Record<symbol, Map<string, Remembered> | undefined>;

/** Quotas by API key, so that a busy key costs one query in ten seconds. A change empties it in its own process. */
export function rememberedQuotas(): Map<string, Remembered> {
  return (quotaSlots[QUOTAS] ??= new Map<string, Remembered>());
}

/** What is set for a key and for its merchant. */
export async function readQuotas(
  client: Transaction,
  { merchantId, apiKeyId }: { merchantId: string; apiKeyId: string },
): Promise<{ merchant: Quotas; key: Quotas }> {
  const rows = await client.rateLimit.findMany({ where: { subjectId: { in: [merchantId, apiKeyId] } } });
  const of = (id: string) => toQuotas(rows.find(({ subjectId }) => subjectId === id));
  return { merchant: of(merchantId), key: of(apiKeyId) };
}

/** The quotas that hold for a key, at most ten seconds old. */
export async function quotasOfKey(merchantId: string, apiKeyId: string): Promise<Remembered["quotas"]> {
  const remembered = rememberedQuotas();
  const now = monotonicMilliseconds();
  const known = remembered.get(apiKeyId);
  if (known && known.until > now) return known.quotas;
  const { merchant, key } = await readQuotas(db(), { merchantId, apiKeyId });
  const quotas = effectiveQuotas(merchant, key);
  if (remembered.size >= REMEMBERED_MAXIMUM) remembered.clear();
  remembered.set(apiKeyId, { quotas, until: now + LIMITS.rateLimits.rememberedMilliseconds });
  return quotas;
}

export function effectiveQuotas(merchant: Quotas, key: Quotas): Readonly<Record<KeyTier, number>> {
  const of = (tier: KeyTier): number => quotaOf(tiers()[tier].quota, merchant[tier], key[tier]);
  return { invoices: of("invoices"), reads: of("reads"), writes: of("writes") };
}

/** What is set for somebody, beside what holds. */
export function toRateLimits(own: Quotas, effective: Readonly<Record<KeyTier, number>>): RateLimits {
  return {
    object: "rate_limits",
    invoices_per_hour: own.invoices,
    reads_per_hour: own.reads,
    writes_per_hour: own.writes,
    effective: {
      invoices_per_hour: effective.invoices || null,
      reads_per_hour: effective.reads || null,
      writes_per_hour: effective.writes || null,
    },
  };
}

/** Sets the quotas of a merchant or key, and forgets what this process remembers; others follow within ten seconds. */
export async function writeQuotas(
  ctx: TransactionContext,
  subject: { subjectId: string; merchantId: string; subjectType: "merchant" | "api_key" },
  quotas: Quotas,
): Promise<void> {
  const { subjectId, merchantId, subjectType } = subject;
  const data = {
    invoicesPerHour: quotas.invoices,
    readsPerHour: quotas.reads,
    writesPerHour: quotas.writes,
    updatedAt: ctx.clock.now(),
  };
  const before = await ctx.tx.rateLimit.findUnique({ where: { subjectId } });
  await ctx.tx.rateLimit.upsert({
    where: { subjectId },
    create: { subjectId, merchantId, ...data },
    update: data,
  });
  await recordAudit(ctx, {
    action: `${subjectType}.update_rate_limits`,
    targetType: subjectType,
    targetId: subjectId,
    before: toQuotas(before),
    after: quotas,
  });
}
