import { LIMITS } from "@/server/config/limits";

const { most, least, patienceSeconds, busy, windowMilliseconds, usualPerSecond } = LIMITS.inFlight;

/** How much one measurement counts while busy, and how fast the usual is assumed again while not. */
const LEARNING = 0.5;
const FORGETTING = 0.1;

/**
 * Lets in as many requests as can be answered soon: those that the process finishes in a second and a half, by what it
 * finished of late while it was busy. Beyond that a quick refusal helps more than a place in a queue that only grows.
 */
export class Admission {
  #inFlight = 0;
  #perSecond: number = usualPerSecond;
  #windowStart: number;
  #finished = 0;
  /** Fewest at once in the window: while there are always some, the process does what it can. */
  #fewest = 0;

  constructor(now: number) {
    this.#windowStart = now;
  }

  /** Whether one more may come in; it must `leave` then. `now` is in milliseconds of a monotonic clock. */
  enter(now: number): boolean {
    this.#measure(now);
    if (this.#inFlight >= this.limit) return false;
    this.#inFlight += 1;
    return true;
  }

  leave(now: number): void {
    this.#inFlight -= 1;
    this.#finished += 1;
    this.#fewest = Math.min(this.#fewest, this.#inFlight);
    this.#measure(now);
  }

  get limit(): number {
    return Math.min(most, Math.max(least, Math.round(this.#perSecond * patienceSeconds)));
  }

  #measure(now: number): void {
    const elapsed = now - this.#windowStart;
    if (elapsed < windowMilliseconds) return;
    const measured = (this.#finished / elapsed) * 1000;
    this.#perSecond +=
      this.#fewest >= busy
        ? (measured - this.#perSecond) * LEARNING
        : (usualPerSecond - this.#perSecond) * FORGETTING;
    this.#windowStart = now;
    this.#finished = 0;
    this.#fewest = this.#inFlight;
  }
}
