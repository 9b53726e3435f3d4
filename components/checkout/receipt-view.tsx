"use client";

import { ArrowLeft, Download, Printer } from "lucide-react";
import { itemWords } from "@/components/checkout/item-words";
import { LanguagePicker } from "@/components/checkout/language-picker";
import { keptQuery } from "@/components/checkout/kept-query";
import { Moment } from "@/components/checkout/moment";
import { PaymentLines } from "@/components/checkout/payment-lines";
import { receiptRows } from "@/components/checkout/receipt-rows";
import { useWords } from "@/components/checkout/words-provider";
import { LineItemTable } from "@/components/invoices/line-item-table";
import { Logo } from "@/components/layout/logo";
import { ModeBanner } from "@/components/layout/mode-banner";
import { buttonStyle } from "@/components/ui/button-style";
import { KeyValueList } from "@/components/ui/key-value-list";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

interface ReceiptViewProps {
  invoice: PublicInvoice;
  /** The address of the same as PDF; null where it cannot be written. */
  file: string | null;
}

/** What was paid, to whom, for what and in which transactions; on paper without the page around it. */
export function ReceiptView({ invoice, file }: ReceiptViewProps) {
  const words = useWords();
  const back = `/pay/${invoice.id}?${new URLSearchParams(keptQuery(words.language, null))}`;
  return (
    <div className="flex min-h-dvh flex-col">
      {invoice.livemode ? null : <ModeBanner>{words.say("testMode")}</ModeBanner>}
      <main
        id="content"
        className="mx-auto w-full max-w-2xl flex-1 px-4 py-6 sm:py-10 print:max-w-none print:p-0"
      >
        <nav className="mb-4 flex flex-wrap items-center justify-between gap-3 print:hidden">
          <a
            href={back}
            className="inline-flex items-center gap-1.5 rounded-sm py-1 text-muted hover:text-ink"
          >
            <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" />
            {words.say("backToInvoice")}
          </a>
          {invoice.status === "paid" ? (
            <span className="flex flex-wrap gap-2">
              {file === null ? null : (
                <a href={file} download className={buttonStyle({ size: "lg" })}>
                  <Download aria-hidden />
                  PDF
                </a>
              )}
              <button
                type="button"
                onClick={() => globalThis.print()}
                className={buttonStyle({ size: "lg", className: "noscript:hidden" })}
              >
                <Printer aria-hidden />
                {words.say("print")}
              </button>
            </span>
          ) : null}
        </nav>
        <article className="rounded-xl border border-line bg-surface p-5 sm:p-8 print:border-0 print:p-0">
          <h1 className="text-2xl font-semibold text-ink">{words.say("receipt")}</h1>
          {invoice.status === "paid" ? (
            <Receipt invoice={invoice} />
          ) : (
            <p className="mt-2 text-pretty text-muted">{words.say("notPaidYet")}</p>
          )}
        </article>
      </main>
      <footer className="relative mx-auto flex w-full max-w-2xl flex-wrap items-center justify-between gap-4 px-4 pb-6 text-xs text-muted">
        <span className="flex items-center gap-1">
          {words.say("poweredBy")} <Logo className="scale-90" />
        </span>
        <span className="print:hidden">
          <LanguagePicker />
        </span>
      </footer>
    </div>
  );
}

function Receipt({ invoice }: { invoice: PublicInvoice }) {
  const words = useWords();
  const { paid_at: paidAt } = invoice.status_transitions;
  return (
    <>
      {paidAt ? (
        <p className="mt-1 text-muted">
          {words.say("paidAt")}: <Moment value={paidAt} />
        </p>
      ) : null}
      {invoice.description ? (
        <p className="mt-4 wrap-anywhere text-ink">
          <bdi>{invoice.description}</bdi>
        </p>
      ) : null}
      <div className="mt-4">
        <LineItemTable invoice={invoice} words={itemWords(words)} />
      </div>
      <KeyValueList layout="rows" items={receiptRows(words, invoice)} className="mt-4" />
      <PaymentLines invoice={invoice} title={words.count("transactions", invoice.payments.length)} wholeIds />
    </>
  );
}
