import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  allocate,
  basisPointsOf,
  convert,
  CURRENCIES,
  type Currency,
  excess,
  formatAmount,
  MAX_MINOR,
  money,
  parseAmount,
  subtract,
  sum,
} from "@/server/core/money";

const currency = fc.constantFrom(...(Object.keys(CURRENCIES) as Currency[]));
const minor = fc.bigInt({ min: 0n, max: MAX_MINOR });

describe("parseAmount", () => {
  it("reads decimals into minor units", () => {
    expect(parseAmount("9.99", "USDT")).toEqual(money(9_990_000n, "USDT"));
    expect(parseAmount("0.000001", "USDT").minor).toBe(1n);
    expect(parseAmount("100", "JPY").minor).toBe(100n);
    expect(parseAmount("12.5", "USD").minor).toBe(1250n);
  });

  it.each([
    ["-1", "USDT"],
    ["1e3", "USDT"],
    ["01", "USDT"],
    ["1.", "USDT"],
    [".5", "USDT"],
    [" 1", "USDT"],
    ["1,5", "USDT"],
    ["", "USDT"],
    ["0.0000001", "USDT"],
    ["1.001", "USD"],
    ["1.0", "JPY"],
    ["9223372036854.775808", "USDT"],
  ] as const)("refuses %j %s and names the field", (text, unit) => {
    expect(() => parseAmount(text, unit, "price")).toThrow(
      expect.objectContaining({
        code: "validation_failed",
        details: { issues: [expect.objectContaining({ path: "price" })] },
      }),
    );
  });

  it.each(["9223372036854.775808", "99999999999999999999"])("says that %s is too large", (text) => {
    expect(() => parseAmount(text, "USDT")).toThrow("amount: Is too large");
  });

  it("reads back whatever formatAmount wrote", () => {
    fc.assert(
      fc.property(minor, currency, (units, unit) => {
        expect(parseAmount(formatAmount(money(units, unit)), unit).minor).toBe(units);
      }),
    );
  });
});

describe("formatAmount", () => {
  it.each([
    [9_990_000n, "USDT", "9.99"],
    [9_990_001n, "USDT", "9.990001"],
    [0n, "USDT", "0.00"],
    [-1_500_000n, "USDT", "-1.50"],
    [5n, "JPY", "5"],
    [1n, "TON", "0.000000001"],
  ] as const)("%s %s → %s", (units, unit, text) => expect(formatAmount(money(units, unit))).toBe(text));
});

describe("basisPointsOf", () => {
  it.each([
    ["9.99", 100, "0.10"],
    ["100", 100, "1.00"],
    ["0.49", 100, "0.00"],
    ["0.50", 100, "0.01"],
    ["1.50", 100, "0.02"],
    ["33.33", 250, "0.83"],
  ] as const)("%s at %s bp is %s, half up to the cent", (text, bp, fee) => {
    expect(formatAmount(basisPointsOf(parseAmount(text, "USDT"), bp, "half-up"))).toBe(fee);
  });

  it("is off by at most half a cent", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 15n }),
        fc.integer({ min: 0, max: 10_000 }),
        (units, bp) => {
          const fee = basisPointsOf(money(units, "USDT"), bp, "half-up").minor * 10_000n;
          const exact = units * BigInt(bp);
          const distance = fee > exact ? fee - exact : exact - fee;
          expect(distance <= 5_000n * 10_000n).toBe(true);
        },
      ),
    );
  });
});

describe("allocate", () => {
  it("never loses or invents a unit", () => {
    fc.assert(
      fc.property(
        minor,
        fc.array(fc.bigInt({ min: 0n, max: 1000n }), { minLength: 1, maxLength: 12 }),
        (units, weights) => {
          fc.pre(weights.some((weight) => weight > 0n));
          const parts = allocate(money(units, "USDT"), weights);
          expect(sum(parts, "USDT").minor).toBe(units);
        },
      ),
    );
  });
});

it("mixes no currencies", () => {
  expect(() => add(money(1n, "USD"), money(1n, "USDT"))).toThrow("do not mix");
  expect(() => subtract(money(1n, "USD"), money(1n, "USDT"))).toThrow("do not mix");
});

it("excess never goes below zero", () => {
  expect(excess(money(3n, "USD"), money(5n, "USD")).minor).toBe(0n);
  expect(excess(money(5n, "USD"), money(3n, "USD")).minor).toBe(2n);
});

it("convert respects the exponents of both currencies", () => {
  expect(
    convert(parseAmount("9.99", "USD"), { quote: "USDT", numerator: 1n, denominator: 1n }, "up"),
  ).toEqual(parseAmount("9.99", "USDT"));
  expect(
    convert(parseAmount("1", "USDT"), { quote: "JPY", numerator: 1551n, denominator: 10n }, "half-up").minor,
  ).toBe(155n);
});
