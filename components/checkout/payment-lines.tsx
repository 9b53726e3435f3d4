import { clsx } from "clsx";
import { ExternalLink } from "lucide-react";
import { assetText, progressText } from "@/components/checkout/sentences";
import { useWords } from "@/components/checkout/words-provider";
import { explorerTransaction } from "@/components/payments/explorer";
import { CopyButton } from "@/components/ui/copy-button";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

interface PaymentLinesProps {
  invoice: PublicInvoice;
  title: string;
  /** Every character of the transactions' ids, for what is printed. */
  wholeIds?: boolean;
}

/** The transfers that were found for this invoice, each with its transaction. */
export function PaymentLines({ invoice, title, wholeIds }: PaymentLinesProps) {
  const words = useWords();
  if (invoice.payments.length === 0) return null;
  return (
    <section className="mt-6">
      <h2 className="text-sm font-semibold text-ink">{title}</h2>
      <ul className="mt-2 divide-y divide-line rounded-xl border border-line">
        {invoice.payments.map((payment) => (
          <li key={`${payment.tx_id}:${payment.ordinal}`} className="px-4 py-3">
            <p className="figures text-muted">
              <span className="me-2 font-medium text-ink">
                <bdi dir="ltr">{assetText(payment.amount, invoice)}</bdi>
              </span>
              {progressText(words, payment)}
            </p>
            <Transaction id={payment.tx_id} network={invoice.payable.network} whole={wholeIds} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface TransactionProps {
  id: string;
  network: string;
  whole?: boolean | undefined;
}

function Transaction({ id, network, whole }: TransactionProps) {
  const words = useWords();
  const href = explorerTransaction(network, id);
  return (
    <div className="mt-0.5 flex items-center justify-between gap-2 text-muted">
      <bdi
        dir="ltr"
        translate="no"
        title={id}
        className={clsx("min-w-0 font-mono text-xs", whole ? "break-all" : "truncate")}
      >
        {id}
      </bdi>
      <span className="flex shrink-0 items-center print:hidden">
        {href ? (
          <a
            href={href}
            target="_blank"
            rel="noopener noreferrer"
            aria-label={words.say("atExplorer")}
            className="inline-flex size-6 items-center justify-center rounded-md hover:bg-hover hover:text-ink"
          >
            <ExternalLink aria-hidden className="size-3.5" />
          </a>
        ) : null}
        <CopyButton
          value={id}
          label={words.say("copyTransaction")}
          done={words.say("copied")}
          failed={words.say("copyFailed")}
          size="sm"
          className="noscript:hidden"
        />
      </span>
    </div>
  );
}
