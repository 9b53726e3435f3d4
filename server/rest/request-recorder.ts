import { systemContext } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { monotonicMilliseconds } from "@/server/core/clock";
import { type AnsweredRequest, recordRequests } from "@/server/modules/request-logs/record-requests";
import { logger } from "@/server/observability/logger";

const { queueRequests, queueCharacters, batchRequests, flushMilliseconds } = LIMITS.requestLog;
const LOG_EVERY_MILLISECONDS = 10_000;
const RECENT_MILLISECONDS = 60_000;

type Store = (requests: readonly AnsweredRequest[]) => Promise<void>;

/**
 * Writes answered requests in batches beside the requests: whoever asks never waits for it. The queue is bounded; what does
 * not fit, and what the database does not take, is dropped and counted.
 */
export class RequestRecorder {
  #queue: AnsweredRequest[] = [];
  #characters = 0;
  #dropped = 0;
  #droppedAt = -Infinity;
  #loggedAt = -Infinity;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | undefined;

  constructor(
    private readonly store: Store = (requests) => recordRequests(systemContext("request-log"), requests),
  ) {}

  /** Takes a request into the next batch, or drops it. Costs no more than a place in a list. */
  offer(request: AnsweredRequest): void {
    const characters = sizeOf(request);
    if (this.#queue.length >= queueRequests || this.#characters + characters > queueCharacters)
      return this.#drop(1, new Error("The queue is full"));
    this.#queue.push(request);
    this.#characters += characters;
    this.#timer ??= setTimeout(() => void this.flush(), flushMilliseconds).unref();
  }

  /** Writes everything that waits. Never rejects. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    while (this.#writing !== undefined || this.#queue.length > 0) {
      // Cleared when it has ended and not before: with nothing to write it ends before it is even assigned.
      this.#writing ??= this.#write().finally(() => (this.#writing = undefined));
      await this.#writing;
    }
  }

  /** How many were dropped since the process began, and whether any of late. */
  get report(): { readonly dropped: number; readonly lately: boolean } {
    return {
      dropped: this.#dropped,
      lately: monotonicMilliseconds() - this.#droppedAt < RECENT_MILLISECONDS,
    };
  }

  async #write(): Promise<void> {
    while (this.#queue.length > 0) {
      const batch = this.#queue.splice(0, batchRequests);
      this.#characters -= batch.reduce((sum, request) => sum + sizeOf(request), 0);
      await this.store(batch).catch((error: unknown) => this.#drop(batch.length, error));
    }
  }

  #drop(count: number, error: unknown): void {
    const now = monotonicMilliseconds();
    this.#dropped += count;
    this.#droppedAt = now;
    if (now - this.#loggedAt < LOG_EVERY_MILLISECONDS) return;
    this.#loggedAt = now;
    logger.warn({ err: error, dropped: this.#dropped }, "requests are missing in the request log");
  }
}

function sizeOf({ requestBody, responseBody, path }: AnsweredRequest): number {
  return (requestBody?.length ?? 0) + (responseBody?.length ?? 0) + path.length;
}

const KEY = Symbol.for("daric.request-recorder");
const slots = globalThis as unknown as Record<symbol, RequestRecorder | undefined>;

/** The process's recorder; one even where server code is bundled twice. */
export function requestRecorder(): RequestRecorder {
  return (slots[KEY] ??= new RequestRecorder());
}
