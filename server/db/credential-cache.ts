import { monotonicMilliseconds } from "@/server/core/clock";
import { db } from "@/server/db/client";

/** How long a comparison with the database is believed. Nothing that was revoked is answered for longer. */
const TRUSTED_MILLISECONDS = 1_000;
/** Early enough that the next comparison is done before the last one is out of date. */
const POLL_MILLISECONDS = 750;
/** Without any use for this long, the polling rests. */
const IDLE_MILLISECONDS = 10_000;
const ENTRIES_MAXIMUM = 10_000;

async function readRevision(): Promise<bigint> {
  const { revision } = await db().credentialRevision.findFirstOrThrow();
  return revision;
}

/**
 * Credentials in memory, so that a request with a known one asks the database nothing. One small query tells for all of them
 * whether any credential has changed anywhere; it runs beside the requests, and before one when the last is a second old.
 * So every process notices a change within a second, and none goes on by memory when the database is out of reach.
 * What was not found is not remembered: a guesser must neither fill the memory nor delay a new credential.
 */
export class CredentialCache {
  readonly #entries = new Map<string, unknown>();
  readonly #loads = new Map<string, Promise<unknown>>();
  #revision: bigint | undefined;
  #generation = 0;
  #comparedAt = Number.NEGATIVE_INFINITY;
  #comparison: Promise<void> | undefined;
  #usedAt = Number.NEGATIVE_INFINITY;
  #isPollDue = false;

  /** The credential under `key`, by `load` where it is not known or may have changed. */
  async get<T>(key: string, load: () => Promise<T | null>): Promise<T | null> {
    this.#usedAt = monotonicMilliseconds();
    if (this.#usedAt - this.#comparedAt >= TRUSTED_MILLISECONDS) await this.#compare();
    const known = this.#entries.get(key) as T | undefined;
    if (known !== undefined) return known;
    const loading = `${this.#generation} ${key}`;
    const begun = this.#loads.get(loading) as Promise<T | null> | undefined;
    if (begun) return begun;
    const begin = this.#load(key, load).finally(() => this.#loads.delete(loading));
    this.#loads.set(loading, begin);
    return begin;
  }

  /** Forgets everything: for the process that has just changed a credential, after the commit. */
  clear(): void {
    this.#generation += 1;
    this.#entries.clear();
  }

  async #load<T>(key: string, load: () => Promise<T | null>): Promise<T | null> {
    const generation = this.#generation;
    const value = await load();
    // A change that became known meanwhile may be newer than what was read.
    if (value === null || generation !== this.#generation) return value;
    const oldest = this.#entries.keys().next().value;
    if (this.#entries.size >= ENTRIES_MAXIMUM && oldest !== undefined) this.#entries.delete(oldest);
    this.#entries.set(key, value);
    return value;
  }

  #compare(): Promise<void> {
    return (this.#comparison ??= this.#readRevision().finally(() => {
      this.#comparison = undefined;
    }));
  }

  async #readRevision(): Promise<void> {
    const started = monotonicMilliseconds();
    const revision = await readRevision();
    if (revision !== this.#revision) this.clear();
    this.#revision = revision;
    this.#comparedAt = started;
    if (this.#isPollDue) return;
    this.#isPollDue = true;
    setTimeout(() => this.#poll(), POLL_MILLISECONDS).unref();
  }

  #poll(): void {
    this.#isPollDue = false;
    if (monotonicMilliseconds() - this.#usedAt > IDLE_MILLISECONDS) return;
    // A failure shows itself to the next request, which compares again.
    this.#compare().catch(() => undefined);
  }
}

const KEY = Symbol.for("daric.credential-cache");
const slots = globalThis as unknown as Record<symbol, CredentialCache | undefined>;

/** The cache of this process; one even where server code is bundled twice. */
export function credentialCache(): CredentialCache {
  return (slots[KEY] ??= new CredentialCache());
}
