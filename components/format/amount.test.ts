import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountParts, amountText } from "@/components/format/amount";

describe("amountText", () => {
  it.each([
    ["0.00", "0.00 USDT"],
    ["999", "999 USDT"],
    ["1000", "1,000 USDT"],
    ["1234567.890001", "1,234,567.890001 USDT"],
    ["-42.50", "−42.50 USDT"],
  ])("writes %s as %s", (amount, text) => {
    expect(amountText(amount, "USDT")).toBe(text);
  });

  it("keeps every digit of any amount", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 19n }),
        fc.stringMatching(/^\d{1,9}$/),
        (whole, fraction) => {
          const { digits } = amountParts(`${whole}.${fraction}`);
          expect(digits.replaceAll(",", "")).toBe(`${whole}.${fraction}`);
        },
      ),
    );
  });
});

describe("a signed amount", () => {
  it("shows a plus on gains only", () => {
    expect(amountParts("5.00", true).sign).toBe("+");
    expect(amountParts("0.00", true).sign).toBe("");
    expect(amountParts("-5.00", true).sign).toBe("−");
  });
});
