import { Check } from "lucide-react";
import { PaymentLines } from "@/components/checkout/payment-lines";
import { ReturnLink } from "@/components/checkout/return-link";
import type { Screen } from "@/components/checkout/screen";
import { ScreenHeading } from "@/components/checkout/screen-heading";
import { assetText, headline } from "@/components/checkout/words";
import { DateTime } from "@/components/format/date-time";
import { networkName } from "@/components/payments/explorer";
import { Alert } from "@/components/ui/alert";
import { type KeyValue, KeyValueList } from "@/components/ui/key-value-list";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

/** The end that everybody wants: what was paid to whom, and the way back. */
export function PaidScreen({ invoice, screen }: { invoice: PublicInvoice; screen: Screen }) {
  const { paid_at: paidAt } = invoice.status_transitions;
  return (
    <>
      <ScreenHeading icon={<Check strokeWidth={2.5} />} tone="success" title={headline(screen, invoice)}>
        {invoice.merchant.name} has received your payment.
      </ScreenHeading>
      <Exception invoice={invoice} screen={screen} />
      <ReturnLink url={invoice.success_url} invoice={invoice} primary />
      <section aria-labelledby="receipt" className="mt-6 rounded-xl border border-line px-4 pt-3.5 pb-2">
        <h2 id="receipt" className="text-sm font-semibold text-ink">
          Receipt
        </h2>
        {paidAt ? <DateTime value={paidAt} className="text-muted" /> : null}
        <KeyValueList layout="rows" items={receipt(invoice)} className="mt-2" />
      </section>
      <PaymentLines
        invoice={invoice}
        title={invoice.payments.length === 1 ? "Transaction" : "Transactions"}
      />
    </>
  );
}

function Exception({ invoice, screen }: { invoice: PublicInvoice; screen: Screen }) {
  const { merchant, order_id: order } = invoice;
  if (screen === "late") {
    return (
      <Alert tone="info" title="It arrived late" className="mt-5">
        Your payment came after the time to pay was over. It counts all the same; {merchant.name} has been
        told that it was late and may get in touch with you.
      </Alert>
    );
  }
  if (screen !== "overpaid") return null;
  return (
    <Alert
      tone="info"
      title={`You sent ${assetText(invoice.amount_overpaid, invoice)} too much`}
      className="mt-5"
    >
      To get it back, contact {merchant.name} and name{" "}
      {order ? (
        <>
          order <strong className="font-semibold wrap-anywhere">{order}</strong>
        </>
      ) : (
        <>
          invoice <span className="font-mono text-xs wrap-anywhere">{invoice.id}</span>
        </>
      )}{" "}
      and an address to send it to.
    </Alert>
  );
}

function receipt(invoice: PublicInvoice): KeyValue[] {
  const { order_id: order } = invoice;
  const overpaid = invoice.exception === "overpaid";
  return [
    { key: "Paid to", value: <span className="wrap-anywhere">{invoice.merchant.name}</span> },
    ...(order ? [{ key: "Order", value: <span className="wrap-anywhere">{order}</span> }] : []),
    { key: "Network", value: networkName(invoice.payable.network) },
    { key: "Invoice", value: <span className="font-mono text-xs wrap-anywhere">{invoice.id}</span> },
    ...(overpaid ? [amountRow("Asked for", invoice.amount_due, invoice)] : []),
    ...(overpaid ? [amountRow("Too much", invoice.amount_overpaid, invoice)] : []),
    { ...amountRow("Amount paid", invoice.amount_paid, invoice), strong: true },
  ];
}

function amountRow(key: string, amount: string, invoice: PublicInvoice): KeyValue {
  return { key, value: <span className="figures">{assetText(amount, invoice)}</span> };
}
