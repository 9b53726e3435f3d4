import {
  add,
  basisPointsOf,
  type Currency,
  formatAmount,
  formatPercentage,
  type Money,
  multiply,
  parseAmount,
  parsePercentage,
  sum,
} from "@/server/core/money";

/** A line of a price as it was written. Amounts are decimal strings. */
export interface LineToPrice {
  readonly description: string;
  readonly quantity: number;
  /** Without tax. */
  readonly unit_amount: string;
  readonly tax_percentage?: string | undefined;
}

export interface PricedLine {
  readonly description: string;
  readonly quantity: number;
  readonly unit_amount: string;
  readonly tax_percentage: string;
  readonly subtotal_amount: string;
  readonly tax_amount: string;
  readonly amount: string;
}

export interface PricedLines {
  readonly lines: PricedLine[];
  readonly total: Money;
}

/**
 * What line items cost: quantity × unit amount, and the tax of each line rounded half-up to the currency's cent. The total is
 * the sum of the lines as they are shown, to the unit. Throws `validation_failed` for an amount that the currency cannot hold.
 */
export function priceLines(items: readonly LineToPrice[], currency: Currency): PricedLines {
  const priced = items.map((item, index) => {
    const unit = parseAmount(item.unit_amount, currency, `line_items.${index}.unit_amount`);
    const taxBasisPoints = parsePercentage(item.tax_percentage ?? "0");
    const subtotal = multiply(unit, item.quantity);
    const tax = basisPointsOf(subtotal, taxBasisPoints, "half-up");
    const total = add(subtotal, tax);
    const line: PricedLine = {
      description: item.description,
      quantity: item.quantity,
      unit_amount: formatAmount(unit),
      tax_percentage: formatPercentage(taxBasisPoints),
      subtotal_amount: formatAmount(subtotal),
      tax_amount: formatAmount(tax),
      amount: formatAmount(total),
    };
    return { line, total };
  });
  return {
    lines: priced.map(({ line }) => line),
    total: sum(
      priced.map(({ total }) => total),
      currency,
    ),
  };
}
