import { Money } from "@/components/format/money";
import { Card } from "@/components/ui/card";
import { type KeyValue, KeyValueList } from "@/components/ui/key-value-list";
import { SettlementStatusBadge } from "@/components/settlements/settlement-status";
import type { Invoice } from "@/server/modules/invoices/schema";

const ZERO = /^0(\.0*)?$/;

function rows(invoice: Invoice): KeyValue[] {
  const { asset, rate } = invoice.payable;
  const amount = (value: string) => <Money amount={value} currency={asset} />;
  const optional = (key: string, value: string) => (ZERO.test(value) ? [] : [{ key, value: amount(value) }]);
  return [
    ...(invoice.currency === asset
      ? []
      : [{ key: "Price", value: <Money amount={invoice.amount} currency={invoice.currency} /> }]),
    ...(invoice.currency === asset
      ? []
      : [{ key: "Rate", value: `1 ${rate.base} = ${rateText(rate)} ${rate.quote} (${rate.source})` }]),
    { key: "Due", value: amount(invoice.amount_due) },
    { key: "Received", value: amount(invoice.amount_paid) },
    { key: "Confirmed", value: amount(invoice.amount_confirmed) },
    ...optional("Remaining", invoice.amount_remaining),
    ...optional("Overpaid", invoice.amount_overpaid),
    ...optional("Received elsewhere", invoice.amount_manual),
    ...optional("Tolerance", invoice.tolerance),
  ];
}

function rateText({ numerator, denominator }: Invoice["payable"]["rate"]): string {
  // Tables give rates as decimals, so the denominator is a power of ten; anything else stays a fraction.
  if (!/^10*$/.test(denominator)) return `${numerator}/${denominator}`;
  const digits = denominator.length - 1;
  if (digits === 0) return numerator;
  const padded = numerator.padStart(digits + 1, "0");
  return `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}

/** Where every unit of the invoice's money is: due, received, confirmed; then the fee and what is the merchant's. */
export function MoneyCard({ invoice }: { invoice: Invoice }) {
  const { settlement } = invoice;
  return (
    <Card title="Money" actions={settlement ? <SettlementStatusBadge settlement={settlement} /> : null}>
      <KeyValueList layout="rows" items={rows(invoice)} />
      {settlement ? (
        <KeyValueList
          layout="rows"
          className="mt-2 border-t border-line pt-2"
          items={[
            {
              key: "Gross",
              value: <Money amount={settlement.gross_amount} currency={settlement.currency} />,
            },
            {
              key: `Platform fee (${settlement.platform_fee_percentage} %)`,
              value: <Money amount={`-${settlement.platform_fee_amount}`} currency={settlement.currency} />,
            },
            {
              key: "Net",
              value: <Money amount={settlement.net_amount} currency={settlement.currency} />,
              strong: true,
            },
          ]}
        />
      ) : (
        <p className="mt-2 border-t border-line pt-3 text-xs text-muted">
          A platform fee of {invoice.platform_fee_percentage} % is taken when the invoice is settled.
        </p>
      )}
    </Card>
  );
}
