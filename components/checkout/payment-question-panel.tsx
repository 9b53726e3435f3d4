"use client";

import { clsx } from "clsx";
import { ChevronRight } from "lucide-react";
import { type SubmitEvent, useId, useState } from "react";
import { KeptFields } from "@/components/checkout/kept-fields";
import {
  answerWords,
  askAboutPayment,
  type PaymentAnswer,
  TRANSACTION_PARAMETER,
} from "@/components/checkout/payment-question";
import type { Screen } from "@/components/checkout/screen";
import { useWords } from "@/components/checkout/words-provider";
import { Alert } from "@/components/ui/alert";
import { buttonStyle } from "@/components/ui/button-style";
import { CONTROL } from "@/components/ui/control-style";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

interface PaymentQuestionPanelProps {
  invoice: PublicInvoice;
  screen: Screen;
  /** What was asked before the page was written, by a form without JavaScript. */
  answer: PaymentAnswer | null;
  embedder: string | null;
}

/** "I have paid": names what became of a transaction. A plain form that asks by the page's address without a script. */
export function PaymentQuestionPanel({
  invoice,
  screen,
  answer: first,
  embedder,
}: PaymentQuestionPanelProps) {
  const words = useWords();
  const [answer, setAnswer] = useState(first);
  const [pending, setPending] = useState(false);
  const id = useId();

  async function ask(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const text = new FormData(event.currentTarget).get(TRANSACTION_PARAMETER);
    setPending(true);
    setAnswer(await askAboutPayment(invoice.id, typeof text === "string" ? text : ""));
    setPending(false);
  }

  const said = answer && answerWords(words, answer, invoice);
  return (
    <details id="paid" open={first !== null} className="group mt-3 text-muted">
      <summary className="flex w-fit list-none items-center gap-1 rounded-sm font-medium text-ink hover:text-accent-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-4 transition-transform duration-100 group-open:rotate-90 rtl:-scale-x-100 rtl:group-open:-rotate-90"
        />
        {words.say(screen === "expired" || screen === "cancelled" ? "askSent" : "askPaid")}
      </summary>
      <form action={`/pay/${invoice.id}#paid`} onSubmit={ask} className="mt-2 ps-5">
        <KeptFields embedder={embedder} />
        <label htmlFor={id} className="mb-1 block text-xs">
          {words.say("askLabel")}
        </label>
        <div className="flex gap-2">
          <input
            id={id}
            name={TRANSACTION_PARAMETER}
            dir="ltr"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={300}
            className={clsx(CONTROL, "h-10 min-w-0 flex-1 px-3 font-mono")}
          />
          <button type="submit" aria-disabled={pending || undefined} className={buttonStyle({ size: "lg" })}>
            {words.say("askButton")}
          </button>
        </div>
        <div role="status">
          {said ? (
            <Alert tone={said.tone} title={said.title} className="mt-3 wrap-anywhere">
              {said.text}
            </Alert>
          ) : null}
        </div>
      </form>
    </details>
  );
}
