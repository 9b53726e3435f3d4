import { clsx } from "clsx";
import type { ReactNode } from "react";
import type { Invoice } from "@/server/modules/invoices/schema";

type Priced = Pick<Invoice, "line_items" | "currency" | "amount" | "subtotal_amount" | "tax_amount">;

/** What the table says, and how it writes amounts. */
export interface ItemWords {
  readonly items: string;
  readonly item: string;
  readonly amount: string;
  readonly subtotal: string;
  readonly tax: string;
  readonly total: string;
  readonly taxOf: (percentage: string) => string;
  readonly price: (amount: string, currency: string) => ReactNode;
}

const NO_TAX = /^0(\.0*)?$/;

/** What the price is made of, and its sum. Nothing where there are no line items. */
export function LineItemTable({ invoice, words }: { invoice: Priced; words: ItemWords }) {
  const { line_items: lines, currency, amount, subtotal_amount: subtotal, tax_amount: tax } = invoice;
  if (lines.length === 0) return null;
  const taxed = !NO_TAX.test(tax);
  const price = (value: string) => (
    <bdi suppressHydrationWarning className="figures">
      {words.price(value, currency)}
    </bdi>
  );
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">{words.items}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{words.item}</th>
          <th scope="col">{words.amount}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines never change and may be equal
          <tr key={index} className="align-top">
            <td className="py-1.5 pe-4">
              <bdi className="wrap-anywhere text-ink">{line.description}</bdi>
              <span suppressHydrationWarning className="figures block text-xs text-muted">
                {line.quantity} × {price(line.unit_amount)}
                {NO_TAX.test(line.tax_percentage) ? null : ` + ${words.taxOf(line.tax_percentage)}`}
              </span>
            </td>
            <td className="py-1.5 text-end whitespace-nowrap text-ink">
              {price(taxed ? line.subtotal_amount : line.amount)}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot className="border-t border-line">
        {taxed ? (
          <>
            <Sum label={words.subtotal}>{price(subtotal)}</Sum>
            <Sum label={words.tax}>{price(tax)}</Sum>
          </>
        ) : null}
        <Sum label={words.total} strong>
          {price(amount)}
        </Sum>
      </tfoot>
    </table>
  );
}

function Sum({ label, children, strong }: { label: string; children: ReactNode; strong?: boolean }) {
  return (
    <tr className={strong ? "font-semibold text-ink" : "text-muted"}>
      <th scope="row" className={clsx("pt-1.5 pe-4 text-start", strong ? "font-semibold" : "font-normal")}>
        {label}
      </th>
      <td className="pt-1.5 text-end whitespace-nowrap">{children}</td>
    </tr>
  );
}
