import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatAmount, money, parseAmount } from "@/server/core/money";
import { splitGross } from "@/server/modules/settlements/rules";

describe("splitGross", () => {
  it.each([
    ["9.99", 100, "0.10", "9.89"],
    ["100.00", 100, "1.00", "99.00"],
    ["0.01", 100, "0.00", "0.01"],
    ["10000.00", 0, "0.00", "10000.00"],
  ] as const)("%s at %s bp → fee %s, net %s", (gross, bp, fee, net) => {
    const split = splitGross(parseAmount(gross, "USDT"), bp);
    expect([formatAmount(split.fee), formatAmount(split.net)]).toEqual([fee, net]);
  });

  it("gross = fee + net, and neither is negative", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 15n }),
        fc.integer({ min: 0, max: 10_000 }),
        (units, bp) => {
          const { gross, fee, net } = splitGross(money(units, "USDT"), bp);
          expect(fee.minor + net.minor).toBe(gross.minor);
          expect(fee.minor >= 0n && net.minor >= 0n).toBe(true);
        },
      ),
    );
  });
});
