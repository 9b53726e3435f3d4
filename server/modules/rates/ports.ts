import { definePort } from "@/server/core/port";
import type { Currency } from "@/server/core/money";

/** `numerator / denominator` whole units of USDT for one whole unit of `base`. */
export interface Rate {
  readonly base: Currency;
  readonly numerator: bigint;
  readonly denominator: bigint;
  /** Where it comes from, as merchants are told. */
  readonly source: string;
  /** When the source saw it. */
  readonly observedAt: Date;
}

/** Knows rates. May ask the outside, so it is never called inside a transaction. */
export interface RateSource {
  /** Null when it has none for this currency. Throws `unavailable` when it cannot tell. */
  rateOf(base: Currency): Promise<Rate | null>;
}

export const rateSource = definePort<RateSource>("rate-source");
