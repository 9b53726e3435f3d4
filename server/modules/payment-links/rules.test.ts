import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isDomainError } from "@/server/core/errors";
import { formatAmount, money } from "@/server/core/money";
import { amountOf, readTerms, type WrittenTerms } from "@/server/modules/payment-links/rules";

/** The field that is refused, or nothing. */
function refusedAt(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return error.details.issues?.[0]?.path;
  }
}

const lines = [{ description: "Tea", quantity: 2, unit_amount: "1.50" }];

describe("terms", () => {
  it.each<[WrittenTerms, string | undefined]>([
    [{}, undefined],
    [{ amount: "5" }, undefined],
    [{ line_items: lines }, undefined],
    [{ line_items: lines, amount: "3.00" }, undefined],
    [{ minimum_amount: "1", maximum_amount: "1" }, undefined],
    [{ amount: "0" }, "amount"],
    [{ amount: "1.001" }, "amount"],
    [{ line_items: lines, amount: "3.01" }, "amount"],
    [{ line_items: [{ description: "Air", quantity: 1, unit_amount: "0" }] }, "amount"],
    [{ amount: "5", minimum_amount: "1" }, "minimum_amount"],
    [{ line_items: lines, maximum_amount: "9" }, "maximum_amount"],
    [{ minimum_amount: "2", maximum_amount: "1.99" }, "maximum_amount"],
    [{ minimum_amount: "0" }, "minimum_amount"],
  ])("%j is refused at %s", (written, path) => {
    expect(refusedAt(() => readTerms(written, "USD"))).toBe(path);
  });
});

describe("an amount", () => {
  it("is the price, whatever is chosen", () => {
    const terms = readTerms({ line_items: lines }, "USD");
    expect(amountOf(terms, undefined, "USD")).toEqual(money(300n, "USD"));
    expect(amountOf(terms, "3", "USD")).toEqual(money(300n, "USD"));
    expect(refusedAt(() => amountOf(terms, "2", "USD"))).toBe("amount");
  });

  it("of the customer's choice is refused exactly where it is out of bounds", () => {
    const cents = fc.bigInt({ min: 1n, max: 1_000_000n });
    const text = (minor: bigint) => formatAmount(money(minor, "USD"));
    fc.assert(
      fc.property(cents, cents, cents, (a, b, chosen) => {
        const [minimum, maximum] = a < b ? [a, b] : [b, a];
        const terms = readTerms({ minimum_amount: text(minimum), maximum_amount: text(maximum) }, "USD");
        const refused = refusedAt(() => amountOf(terms, text(chosen), "USD"));
        expect(refused).toBe(chosen < minimum || chosen > maximum ? "amount" : undefined);
      }),
    );
  });

  it.each([undefined, "0", "-1", "1.001", "ten"])("%s is no choice", (chosen) => {
    expect(refusedAt(() => amountOf(readTerms({}, "USD"), chosen, "USD"))).toBe("amount");
  });
});
