import { ExternalLink } from "lucide-react";
import { assetText } from "@/components/checkout/words";
import { explorerTransaction } from "@/components/payments/explorer";
import { CopyButton } from "@/components/ui/copy-button";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

type Payment = PublicInvoice["payments"][number];

/** The transfers that were found for this invoice, each with its transaction. */
export function PaymentLines({ invoice, title }: { invoice: PublicInvoice; title: string }) {
  if (invoice.payments.length === 0) return null;
  return (
    <section className="mt-6">
      <h2 className="text-sm font-semibold text-ink">{title}</h2>
      <ul className="mt-2 divide-y divide-line rounded-xl border border-line">
        {invoice.payments.map((payment) => (
          <li key={`${payment.tx_id}:${payment.ordinal}`} className="px-4 py-3">
            <p className="figures text-muted">
              <span className="mr-2 font-medium text-ink">{assetText(payment.amount, invoice)}</span>
              {progressOf(payment)}
            </p>
            <Transaction id={payment.tx_id} network={invoice.payable.network} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Transaction({ id, network }: { id: string; network: string }) {
  const href = explorerTransaction(network, id);
  return (
    <div className="mt-0.5 flex items-center justify-between gap-2 text-muted">
      <span translate="no" title={id} className="min-w-0 truncate font-mono text-xs">
        {id}
      </span>
      <span className="flex shrink-0 items-center">
        {href ? (
          <a
            href={href}
            target="_blank"
            rel="noopener noreferrer"
            aria-label="Show the transaction at the explorer (opens in a new tab)"
            className="inline-flex size-6 items-center justify-center rounded-md hover:bg-hover hover:text-ink"
          >
            <ExternalLink aria-hidden className="size-3.5" />
          </a>
        ) : null}
        <CopyButton value={id} label="Copy transaction id" size="sm" className="noscript:hidden" />
      </span>
    </div>
  );
}

function progressOf(payment: Payment): string {
  if (payment.disposition === "unmatched") return "Not counted";
  switch (payment.status) {
    case "detected":
    case "confirming":
      return `${Math.min(payment.confirmations, payment.required_confirmations)} of ${payment.required_confirmations} confirmations`;
    case "confirmed":
      return payment.late ? "Confirmed, late" : "Confirmed";
    case "failed":
      return "Failed";
    case "orphaned":
      return "Left the chain";
  }
}
