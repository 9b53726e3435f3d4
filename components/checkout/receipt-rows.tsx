import { assetText } from "@/components/checkout/sentences";
import type { Words } from "@/components/checkout/words";
import { networkName } from "@/components/payments/explorer";
import type { KeyValue } from "@/components/ui/key-value-list";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

/** What was paid to whom and for what. */
export function receiptRows(words: Words, invoice: PublicInvoice): KeyValue[] {
  const { order_id: order } = invoice;
  const overpaid = invoice.exception === "overpaid";
  const amountRow = (key: string, amount: string): KeyValue => ({
    key,
    value: (
      <bdi dir="ltr" className="figures">
        {assetText(amount, invoice)}
      </bdi>
    ),
  });
  return [
    { key: words.say("paidTo"), value: <bdi className="wrap-anywhere">{invoice.merchant.name}</bdi> },
    ...(order ? [{ key: words.say("order"), value: <bdi className="wrap-anywhere">{order}</bdi> }] : []),
    { key: words.say("network"), value: <bdi>{networkName(invoice.payable.network)}</bdi> },
    {
      key: words.say("invoice"),
      value: (
        <bdi dir="ltr" className="font-mono text-xs wrap-anywhere">
          {invoice.id}
        </bdi>
      ),
    },
    ...(overpaid ? [amountRow(words.say("askedFor"), invoice.amount_due)] : []),
    ...(overpaid ? [amountRow(words.say("tooMuch"), invoice.amount_overpaid)] : []),
    { ...amountRow(words.say("amountPaid"), invoice.amount_paid), strong: true },
  ];
}
