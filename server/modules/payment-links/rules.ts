import { invalidField } from "@/server/core/errors";
import { compare, type Currency, formatAmount, isZero, type Money, parseAmount } from "@/server/core/money";
import { type LineToPrice, type PricedLine, priceLines } from "@/server/core/price-lines";

/** What a link asks for: a price, or an amount of the customer's choice between two bounds. */
export interface Terms {
  readonly amount: Money | null;
  readonly minimum: Money | null;
  readonly maximum: Money | null;
  readonly lines: readonly PricedLine[];
}

/** Terms as a caller writes them. */
export interface WrittenTerms {
  readonly amount?: string | null | undefined;
  readonly minimum_amount?: string | null | undefined;
  readonly maximum_amount?: string | null | undefined;
  readonly line_items?: readonly LineToPrice[] | null | undefined;
}

/** An amount above zero, or null where none is written. */
function amountAt(path: string, text: string | null | undefined, currency: Currency): Money | null {
  if (text === null || text === undefined) return null;
  const amount = parseAmount(text, currency, path);
  if (isZero(amount)) throw invalidField(path, "Must be more than zero");
  return amount;
}

/**
 * Reads what a link asks for. Throws `validation_failed` for a price with bounds, for bounds that leave nothing between
 * them, and for a price that is not the total of its line items.
 */
export function readTerms(written: WrittenTerms, currency: Currency): Terms {
  const named = amountAt("amount", written.amount, currency);
  const minimum = amountAt("minimum_amount", written.minimum_amount, currency);
  const maximum = amountAt("maximum_amount", written.maximum_amount, currency);
  const priced = written.line_items ? priceLines(written.line_items, currency) : null;
  const amount = named ?? priced?.total ?? null;
  if (amount && isZero(amount)) throw invalidField("amount", "Must be more than zero");
  if (amount && priced && compare(amount, priced.total) !== 0)
    throw invalidField("amount", `Must be the total of the line items, ${formatAmount(priced.total)}`);
  if (amount && (minimum ?? maximum))
    throw invalidField(
      minimum ? "minimum_amount" : "maximum_amount",
      "The price is fixed: there is no choice",
    );
  if (minimum && maximum && compare(minimum, maximum) > 0)
    throw invalidField("maximum_amount", "Must not be less than the minimum");
  return { amount, minimum, maximum, lines: priced?.lines ?? [] };
}

/**
 * The amount that an invoice of the link asks for: its price, or what the customer chose within the bounds. Throws
 * `validation_failed` at `amount`.
 */
export function amountOf(terms: Terms, chosen: string | undefined, currency: Currency): Money {
  if (terms.amount) {
    if (chosen === undefined || compare(parseAmount(chosen, currency), terms.amount) === 0)
      return terms.amount;
    throw invalidField("amount", "The price is fixed");
  }
  const amount = amountAt("amount", chosen, currency);
  if (!amount) throw invalidField("amount", "Choose an amount");
  const { minimum, maximum } = terms;
  if (minimum && compare(amount, minimum) < 0)
    throw invalidField("amount", `Must be at least ${formatAmount(minimum)} ${currency}`);
  if (maximum && compare(amount, maximum) > 0)
    throw invalidField("amount", `Must be at most ${formatAmount(maximum)} ${currency}`);
  return amount;
}
