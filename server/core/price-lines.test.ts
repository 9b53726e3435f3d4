import fc from "fast-check";
import { expect, it } from "vitest";
import { formatAmount, money, parseAmount, sum } from "@/server/core/money";
import { priceLines } from "@/server/core/price-lines";

const CURRENCIES = ["USDT", "USD", "EUR"] as const;

const item = fc.record({
  description: fc.constant("Beans"),
  quantity: fc.integer({ min: 1, max: 1_000_000 }),
  unit: fc.bigInt({ min: 0n, max: 10n ** 12n }),
  taxBasisPoints: fc.integer({ min: 0, max: 10_000 }),
});

it("rounds the tax of each line half-up to the cent", () => {
  const { lines, total } = priceLines(
    [
      { description: "Flat white", quantity: 3, unit_amount: "3.50", tax_percentage: "7" },
      { description: "Croissant", quantity: 1, unit_amount: "2.50", tax_percentage: "19.00" },
      { description: "Water", quantity: 1, unit_amount: "0" },
    ],
    "EUR",
  );
  expect(lines).toMatchObject([
    { subtotal_amount: "10.50", tax_percentage: "7.00", tax_amount: "0.74", amount: "11.24" },
    { subtotal_amount: "2.50", tax_amount: "0.48", amount: "2.98" },
    { subtotal_amount: "0.00", tax_percentage: "0.00", tax_amount: "0.00", amount: "0.00" },
  ]);
  expect(formatAmount(total)).toBe("14.22");
});

it("shows lines that add up to the total to the unit, whatever the rounding does", () => {
  fc.assert(
    fc.property(
      fc.array(item, { minLength: 1, maxLength: 50 }),
      fc.constantFrom(...CURRENCIES),
      (items, currency) => {
        const { lines, total } = priceLines(
          items.map(({ unit, taxBasisPoints, ...rest }) => ({
            ...rest,
            unit_amount: formatAmount(money(unit, currency)),
            tax_percentage: (taxBasisPoints / 100).toFixed(2),
          })),
          currency,
        );
        const of = (field: "subtotal_amount" | "tax_amount" | "amount") =>
          sum(
            lines.map((line) => parseAmount(line[field], currency)),
            currency,
          ).minor;
        expect(of("amount")).toBe(total.minor);
        expect(of("subtotal_amount") + of("tax_amount")).toBe(total.minor);
      },
    ),
  );
});

it("never rounds a tax by more than half a cent", () => {
  fc.assert(
    fc.property(item, ({ quantity, unit, taxBasisPoints }) => {
      const { lines } = priceLines(
        [
          {
            description: "Beans",
            quantity,
            unit_amount: formatAmount(money(unit, "USDT")),
            tax_percentage: (taxBasisPoints / 100).toFixed(2),
          },
        ],
        "USDT",
      );
      const tax = parseAmount(lines[0]?.tax_amount ?? "", "USDT").minor;
      const exact = unit * BigInt(quantity) * BigInt(taxBasisPoints);
      const error = tax * 10_000n - exact;
      expect((error < 0n ? -error : error) <= 5_000n * 10_000n).toBe(true);
    }),
  );
});

it.each([
  ["-1", "EUR"],
  ["0.001", "EUR"],
  ["1e3", "USDT"],
] as const)("refuses the unit amount %s in %s, naming its line", (unit_amount, currency) => {
  expect(() => priceLines([{ description: "x", quantity: 1, unit_amount }], currency)).toThrow(
    expect.objectContaining({
      details: { issues: [expect.objectContaining({ path: "line_items.0.unit_amount" })] },
    }),
  );
});
