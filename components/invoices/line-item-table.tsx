import { Money } from "@/components/format/money";
import type { Invoice } from "@/server/modules/invoices/schema";

type Priced = Pick<Invoice, "line_items" | "currency" | "amount" | "subtotal_amount" | "tax_amount">;

const NO_TAX = /^0(\.0*)?$/;

/** What the price is made of, and its sum. Nothing where there are no line items. */
export function LineItemTable({ invoice }: { invoice: Priced }) {
  const { line_items: lines, currency, amount, subtotal_amount: subtotal, tax_amount: tax } = invoice;
  if (lines.length === 0) return null;
  const taxed = !NO_TAX.test(tax);
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">Items</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Item</th>
          <th scope="col">Amount</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines never change and may be equal
          <tr key={index} className="align-top">
            <td className="py-1.5 pr-4">
              <span className="wrap-anywhere text-ink">{line.description}</span>
              <span className="figures block text-xs text-muted">
                {line.quantity} × <Money amount={line.unit_amount} currency={currency} />
                {NO_TAX.test(line.tax_percentage) ? null : ` + ${line.tax_percentage} % tax`}
              </span>
            </td>
            <td className="py-1.5 text-right whitespace-nowrap text-ink">
              <Money amount={taxed ? line.subtotal_amount : line.amount} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot className="border-t border-line">
        {taxed ? (
          <>
            <Sum label="Subtotal" amount={subtotal} currency={currency} />
            <Sum label="Tax" amount={tax} currency={currency} />
          </>
        ) : null}
        <Sum label="Total" amount={amount} currency={currency} strong />
      </tfoot>
    </table>
  );
}

function Sum({
  label,
  amount,
  currency,
  strong,
}: {
  label: string;
  amount: string;
  currency: string;
  strong?: boolean;
}) {
  return (
    <tr className={strong ? "font-semibold text-ink" : "text-muted"}>
      <th scope="row" className="pt-1.5 pr-4 text-left font-[inherit]">
        {label}
      </th>
      <td className="pt-1.5 text-right whitespace-nowrap">
        <Money amount={amount} currency={currency} />
      </td>
    </tr>
  );
}
