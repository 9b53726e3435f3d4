import type { Currency } from "@/server/core/money";
import type { RateSource } from "@/server/modules/rates/ports";

/** A fixed table: decimal strings in USDT by currency. Every rate counts as observed at `observedAt`. */
export function createStaticRates(
  table: Readonly<Partial<Record<Currency, string>>>,
  observedAt: Date,
): RateSource {
  return {
    async rateOf(base) {
      const text = table[base];
      if (text === undefined) return null;
      const [whole = "0", fraction = ""] = text.split(".");
      return {
        base,
        numerator: BigInt(whole + fraction),
        denominator: 10n ** BigInt(fraction.length),
        source: "static",
        observedAt,
      };
    },
  };
}
