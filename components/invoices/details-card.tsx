import { Address } from "@/components/format/address";
import { DateTime } from "@/components/format/date-time";
import { TxId } from "@/components/format/tx-id";
import { customerName } from "@/components/customers/customer-name";
import { networkName } from "@/components/payments/explorer";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { type KeyValue, KeyValueList } from "@/components/ui/key-value-list";
import type { Invoice } from "@/server/modules/invoices/schema";

function fact(key: string, value: KeyValue["value"] | null): KeyValue[] {
  return value === null ? [] : [{ key, value }];
}

function moments({ status_transitions: at, expires_at, created_at, status }: Invoice): KeyValue[] {
  const time = (value: string | null) => value && <DateTime value={value} lead="both" />;
  return [
    ...fact("Created", time(created_at)),
    ...fact(status === "pending" ? "Expires" : "Expiry", time(expires_at)),
    ...fact("Paid", time(at.paid_at)),
    ...fact("Cancelled", time(at.cancelled_at)),
  ];
}

const link = (url: string | null) => url && <span className="font-mono text-xs break-all">{url}</span>;

/** Everything about the invoice that is not money: whom it asks, where to pay, when. */
export function DetailsCard({ invoice }: { invoice: Invoice }) {
  const metadata = Object.entries(invoice.metadata);
  return (
    <Card title="Details">
      <KeyValueList
        layout="stacked"
        className="sm:grid-cols-1!"
        items={[
          { key: "Invoice id", value: <TxId value={invoice.id} label="invoice id" /> },
          ...fact("Order id", invoice.order_id),
          ...fact(
            "Customer",
            invoice.customer_id && (
              <Link href={`/customers/${invoice.customer_id}`}>{customerName(invoice.customer)}</Link>
            ),
          ),
          ...moments(invoice),
          { key: "Network", value: `${invoice.payable.asset} on ${networkName(invoice.payable.network)}` },
          {
            key: "Deposit address",
            value: <Address value={invoice.payable.address} variant="short" label="deposit address" />,
          },
          ...fact("Return link after payment", link(invoice.success_url)),
          ...fact("Return link when not paid", link(invoice.cancel_url)),
          {
            key: "Late money",
            value: invoice.late_policy === "hold" ? "Held for a decision" : "Counts, and is flagged",
          },
          { key: "Confirmations asked for", value: String(invoice.required_confirmations) },
        ]}
      />
      <h3 className="mt-5 border-t border-line pt-4 text-sm font-semibold">Metadata</h3>
      {metadata.length > 0 ? (
        <KeyValueList className="mt-1" items={metadata.map(([key, value]) => ({ key, value }))} />
      ) : (
        <p className="mt-1 text-sm text-muted">None. An invoice keeps up to 50 keys of your own.</p>
      )}
    </Card>
  );
}
