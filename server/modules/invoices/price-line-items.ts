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
import type { LineItem, LineItemInput } from "@/server/modules/invoices/schema";

export interface PricedLineItems {
  readonly lines: LineItem[];
  readonly total: Money;
}

/**
 * What line items cost: quantity × unit amount, and the tax of each line rounded half-up to the currency's cent. The total is
 * the sum of the lines as they are shown, to the unit. Throws `validation_failed` for an amount that the currency cannot hold.
 */
export function priceLineItems(items: readonly LineItemInput[], currency: Currency): PricedLineItems {
  const priced = items.map((item, index) => {
    const unit = parseAmount(item.unit_amount, currency, `line_items.${index}.unit_amount`);
    const taxBasisPoints = parsePercentage(item.tax_percentage ?? "0");
    const subtotal = multiply(unit, item.quantity);
    const tax = basisPointsOf(subtotal, taxBasisPoints, "half-up");
    const total = add(subtotal, tax);
    const line: LineItem = {
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
