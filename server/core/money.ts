import { invalidField } from "@/server/core/errors";
import { invariant } from "@/server/core/invariant";

/** `exponent`: digits of the minor unit. `display`: digits always shown, and the cent that fees are rounded to. */
export const CURRENCIES = {
  USDT: { exponent: 6, display: 2 },
  TRX: { exponent: 6, display: 2 },
  TON: { exponent: 9, display: 2 },
  USD: { exponent: 2, display: 2 },
  EUR: { exponent: 2, display: 2 },
  JPY: { exponent: 0, display: 0 },
} as const;

export type Currency = keyof typeof CURRENCIES;

/** An amount in the minor unit of its currency (USDT: 10⁻⁶). Never a floating-point number. */
export interface Money {
  readonly minor: bigint;
  readonly currency: Currency;
}

export type Rounding = "half-up" | "down" | "up";

/** Largest minor amount that PostgreSQL's BIGINT holds. */
export const MAX_MINOR = 9_223_372_036_854_775_807n;

const TOO_LONG = /^[1-9]\d{19,}(\.\d+)?$/;
const DECIMAL = /^(0|[1-9]\d{0,18})(?:\.(\d{1,18}))?$/;

export function money(minor: bigint, currency: Currency): Money {
  return { minor, currency };
}

/** Reads a plain decimal such as "9.99". Throws `validation_failed` at `path` for signs, exponents, excess precision or overflow. */
export function parseAmount(text: string, currency: Currency, path = "amount"): Money {
  if (TOO_LONG.test(text)) throw invalidField(path, "Is too large");
  const match = DECIMAL.exec(text);
  if (!match) throw invalidField(path, 'Must be a decimal string such as "9.99"');
  const { exponent } = CURRENCIES[currency];
  const fraction = match[2] ?? "";
  if (fraction.length > exponent)
    throw invalidField(path, `${currency} has at most ${exponent} decimal places`);
  const minor = BigInt((match[1] ?? "0") + fraction.padEnd(exponent, "0"));
  if (minor > MAX_MINOR) throw invalidField(path, "Is too large");
  return money(minor, currency);
}

/** A decimal string: "9.99", "9.990001", "0.00". Trailing zeros go, down to the currency's display digits. */
export function formatAmount({ minor, currency }: Money): string {
  const { exponent, display } = CURRENCIES[currency];
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, "0");
  const whole = digits.slice(0, digits.length - exponent);
  let fraction = exponent === 0 ? "" : digits.slice(-exponent);
  while (fraction.length > display && fraction.endsWith("0")) fraction = fraction.slice(0, -1);
  return `${minor < 0n ? "-" : ""}${whole}${fraction ? `.${fraction}` : ""}`;
}

function sameCurrency(a: Money, b: Money): void {
  invariant(a.currency === b.currency, `${a.currency} and ${b.currency} do not mix`);
}

export function add(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return money(a.minor + b.minor, a.currency);
}

export function subtract(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return money(a.minor - b.minor, a.currency);
}

export function compare(a: Money, b: Money): -1 | 0 | 1 {
  sameCurrency(a, b);
  if (a.minor === b.minor) return 0;
  return a.minor < b.minor ? -1 : 1;
}

/** `a − b`, but never below zero. */
export function excess(a: Money, b: Money): Money {
  return compare(a, b) > 0 ? subtract(a, b) : money(0n, a.currency);
}

export function sum(amounts: readonly Money[], currency: Currency): Money {
  return amounts.reduce(add, money(0n, currency));
}

/** `amount × count`, for a whole number of equal things. */
export function multiply(amount: Money, count: number): Money {
  invariant(Number.isSafeInteger(count) && count >= 0, "a count is a whole number, not negative");
  return money(amount.minor * BigInt(count), amount.currency);
}

export function isZero({ minor }: Money): boolean {
  return minor === 0n;
}

/** `numerator / denominator` of non-negative bigints, rounded as named. */
function divide(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  invariant(numerator >= 0n && denominator > 0n, "division of non-negative by positive");
  const quotient = numerator / denominator;
  const remainder = numerator % denominator;
  if (rounding === "down" || remainder === 0n) return quotient;
  if (rounding === "up") return quotient + 1n;
  return remainder * 2n >= denominator ? quotient + 1n : quotient;
}

/** `amount × basisPoints / 10,000`, rounded to the currency's display digits (its "cent"). */
export function basisPointsOf(amount: Money, basisPoints: number, rounding: Rounding): Money {
  invariant(
    Number.isInteger(basisPoints) && basisPoints >= 0 && basisPoints <= 10_000,
    "basis points from 0 to 10,000",
  );
  const { exponent, display } = CURRENCIES[amount.currency];
  const cent = 10n ** BigInt(exponent - display);
  return money(divide(amount.minor * BigInt(basisPoints), 10_000n * cent, rounding) * cent, amount.currency);
}

/** Basis points as a percentage with two decimals: 100 → "1.00". */
export function formatPercentage(basisPoints: number): string {
  return (basisPoints / 100).toFixed(2);
}

/** Reads a percentage with up to two decimals: "7.5" → 750. The counterpart of `formatPercentage`. */
export function parsePercentage(text: string): number {
  const [whole = "", fraction = ""] = text.split(".");
  return Number(whole + fraction.padEnd(2, "0").slice(0, 2));
}

/** Converts by a rational rate: `amount × numerator / denominator` in whole units of `quote` per whole unit of the amount. */
export function convert(
  amount: Money,
  rate: { quote: Currency; numerator: bigint; denominator: bigint },
  rounding: Rounding,
): Money {
  const from = 10n ** BigInt(CURRENCIES[amount.currency].exponent);
  const to = 10n ** BigInt(CURRENCIES[rate.quote].exponent);
  return money(divide(amount.minor * rate.numerator * to, rate.denominator * from, rounding), rate.quote);
}

/** Splits `amount` by integer weights; the parts always add up to it, leftover units go to the largest remainders, first part first. */
export function allocate(amount: Money, weights: readonly bigint[]): Money[] {
  const total = weights.reduce((a, b) => a + b, 0n);
  invariant(
    total > 0n && weights.every((weight) => weight >= 0n),
    "weights are non-negative and not all zero",
  );
  const parts = weights.map((weight, index) => ({
    index,
    share: (amount.minor * weight) / total,
    remainder: (amount.minor * weight) % total,
  }));
  let left = amount.minor - parts.reduce((a, part) => a + part.share, 0n);
  for (const part of parts.toSorted((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  )) {
    if (left <= 0n) break;
    part.share += 1n;
    left -= 1n;
  }
  return parts.map((part) => money(part.share, amount.currency));
}
