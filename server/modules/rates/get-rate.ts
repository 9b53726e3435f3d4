import type { Clock } from "@/server/core/clock";
import { invalidField } from "@/server/core/errors";
import type { Currency } from "@/server/core/money";
import { type Rate, rateSource } from "@/server/modules/rates/ports";

/** Taken at par with USDT, whatever a market says for the moment. */
const AT_PAR: readonly Currency[] = ["USDT", "USD"];

/**
 * The rate from `base` to USDT at this moment. Throws `validation_failed` at `currency` where there is none, and
 * `unavailable` when the source cannot tell.
 */
export async function getRate({ clock }: { readonly clock: Clock }, base: Currency): Promise<Rate> {
  if (AT_PAR.includes(base))
    return { base, numerator: 1n, denominator: 1n, source: "par", observedAt: clock.now() };
  const rate = await rateSource.get().rateOf(base);
  if (!rate) throw invalidField("currency", `This installation has no rate for ${base}: see DARIC_RATES`);
  return rate;
}
