import { Check, Printer } from "lucide-react";
import { keptQuery } from "@/components/checkout/kept-query";
import { Moment } from "@/components/checkout/moment";
import { PaymentLines } from "@/components/checkout/payment-lines";
import { receiptRows } from "@/components/checkout/receipt-rows";
import { ReturnLink } from "@/components/checkout/return-link";
import type { Screen } from "@/components/checkout/screen";
import { ScreenHeading } from "@/components/checkout/screen-heading";
import { assetText, headline } from "@/components/checkout/sentences";
import { useWords } from "@/components/checkout/words-provider";
import { Alert } from "@/components/ui/alert";
import { KeyValueList } from "@/components/ui/key-value-list";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

/** The end that everybody wants: what was paid to whom, and the way back. */
export function PaidScreen({ invoice, screen }: { invoice: PublicInvoice; screen: Screen }) {
  const words = useWords();
  const { paid_at: paidAt } = invoice.status_transitions;
  return (
    <>
      <ScreenHeading
        icon={<Check strokeWidth={2.5} />}
        tone="success"
        title={headline(words, screen, invoice)}
      >
        {words.say("paidText", { merchant: invoice.merchant.name })}
      </ScreenHeading>
      <Exception invoice={invoice} screen={screen} />
      <ReturnLink url={invoice.success_url} invoice={invoice} primary />
      <section aria-labelledby="receipt" className="mt-6 rounded-xl border border-line px-4 pt-3.5 pb-2">
        <h2 id="receipt" className="text-sm font-semibold text-ink">
          {words.say("receipt")}
        </h2>
        {paidAt ? <Moment value={paidAt} className="text-muted" /> : null}
        <KeyValueList layout="rows" items={receiptRows(words, invoice)} className="mt-2" />
        <a
          href={`/pay/${invoice.id}/receipt?${new URLSearchParams(keptQuery(words.language, null))}`}
          target="_blank"
          rel="noopener"
          className="mt-1 mb-1.5 inline-flex items-center gap-1.5 rounded-sm py-1 font-medium text-accent-ink hover:underline"
        >
          <Printer aria-hidden className="size-4" />
          {words.say("openReceipt")}
        </a>
      </section>
      <PaymentLines invoice={invoice} title={words.count("transactions", invoice.payments.length)} />
    </>
  );
}

function Exception({ invoice, screen }: { invoice: PublicInvoice; screen: Screen }) {
  const words = useWords();
  const merchant = invoice.merchant.name;
  if (screen === "late") {
    return (
      <Alert tone="info" title={words.say("lateTitle")} className="mt-5">
        {words.say("lateText", { merchant })}
      </Alert>
    );
  }
  if (screen !== "overpaid") return null;
  return (
    <Alert
      tone="info"
      title={words.say("overpaidTitle", { amount: assetText(invoice.amount_overpaid, invoice) })}
      className="mt-5 wrap-anywhere"
    >
      {words.say("overpaidText", { merchant, reference: invoice.order_id ?? invoice.id })}
    </Alert>
  );
}
