import { LIMITS } from "@/server/config/limits";
import { DomainError } from "@/server/core/errors";
import { addressKey } from "@/server/modules/rate-limits/rules";

const { connectionsMaximum, connectionsPerAddress, retryAfterSeconds } = LIMITS.stream;

/** Who has how many streams of this process, so that no client has them all. */
export class StreamPlaces {
  readonly #taken = new Map<string, number>();
  #all = 0;

  /**
   * Takes a place for a client until the returned function is called, once or more often. One that did not come over a
   * socket counts for the process alone. Throws `unavailable`, `rate_limited`.
   */
  take(clientAddress: string | undefined): () => void {
    if (this.#all >= connectionsMaximum) throw refusal("unavailable", "Too many streams are open");
    const key = clientAddress === undefined ? undefined : addressKey(clientAddress);
    if (key !== undefined && this.#of(key) >= connectionsPerAddress)
      throw refusal("rate_limited", `${connectionsPerAddress} streams are open from your address`);
    this.#count(key, 1);
    let isTaken = true;
    return () => {
      if (isTaken) this.#count(key, -1);
      isTaken = false;
    };
  }

  #of(key: string): number {
    return this.#taken.get(key) ?? 0;
  }

  #count(key: string | undefined, change: 1 | -1): void {
    this.#all += change;
    if (key === undefined) return;
    const count = this.#of(key) + change;
    if (count === 0) this.#taken.delete(key);
    else this.#taken.set(key, count);
  }
}

function refusal(code: "unavailable" | "rate_limited", reason: string): DomainError {
  return new DomainError(code, `${reason}: ask for the invoice instead`, { retryAfterSeconds });
}
