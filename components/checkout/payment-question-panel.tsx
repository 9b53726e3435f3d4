"use client";

import { clsx } from "clsx";
import { ChevronRight } from "lucide-react";
import { type SubmitEvent, useId, useState } from "react";
import {
  askAboutPayment,
  type PaymentAnswer,
  TRANSACTION_PARAMETER,
} from "@/components/checkout/payment-question";
import type { Screen } from "@/components/checkout/screen";
import { Alert } from "@/components/ui/alert";
import { buttonStyle } from "@/components/ui/button-style";
import { CONTROL } from "@/components/ui/control-style";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

interface PaymentQuestionPanelProps {
  invoice: Pick<PublicInvoice, "id">;
  screen: Screen;
  /** What was asked before the page was written, by a form without JavaScript. */
  answer: PaymentAnswer | null;
}

/** "I have paid": names what became of a transaction. A plain form that asks by the page's address without a script. */
export function PaymentQuestionPanel({ invoice, screen, answer: first }: PaymentQuestionPanelProps) {
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

  return (
    <details id="paid" open={first !== null} className="group mt-3 text-muted">
      <summary className="flex w-fit list-none items-center gap-1 rounded-sm font-medium text-ink hover:text-accent-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 transition-transform duration-100 group-open:rotate-90" />
        {screen === "expired" || screen === "cancelled"
          ? "Already sent? Find it"
          : "I have paid. Where is it?"}
      </summary>
      <form action={`/pay/${invoice.id}#paid`} onSubmit={ask} className="mt-2 pl-5">
        <label htmlFor={id} className="mb-1 block text-xs">
          Transaction id, as your wallet or exchange shows it
        </label>
        <div className="flex gap-2">
          <input
            id={id}
            name={TRANSACTION_PARAMETER}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={300}
            className={clsx(CONTROL, "h-10 min-w-0 flex-1 px-3 font-mono")}
          />
          <button type="submit" aria-disabled={pending || undefined} className={buttonStyle({ size: "lg" })}>
            Find it
          </button>
        </div>
        <div role="status">
          {answer ? (
            <Alert tone={answer.tone} title={answer.title} className="mt-3 wrap-anywhere">
              {answer.text}
            </Alert>
          ) : null}
        </div>
      </form>
    </details>
  );
}
