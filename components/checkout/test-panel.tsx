"use client";

import { clsx } from "clsx";
import { CircleAlert, CircleCheck } from "lucide-react";
import { type SubmitEvent as FormSubmitEvent, useId, useState } from "react";
import {
  actsOf,
  sendTestPayment,
  type TestPaymentNote,
  testPaymentPath,
} from "@/components/checkout/test-payment";
import { assetText } from "@/components/checkout/sentences";
import { ModeBadge } from "@/components/layout/mode-banner";
import { buttonStyle } from "@/components/ui/button-style";
import { CONTROL } from "@/components/ui/control-style";
import type { PublicInvoice } from "@/server/modules/invoices/schema";
import { needsMoney } from "@/server/modules/invoices/status";

interface TestPanelProps {
  invoice: PublicInvoice;
  note: TestPaymentNote | null;
}

/** The test colour instead of the product's accent: nobody takes this for the real way to pay. */
const TEST_BUTTON = "border-transparent! bg-test! text-on-test! hover:brightness-95";

/** The button that was pressed: its name and value are part of the form. */
function submitterOf({ nativeEvent }: FormSubmitEvent<HTMLFormElement>): HTMLElement | null {
  return nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
}

/**
 * Pays with worthless coins on the local chain. Plain forms, so that it works before any script and without one. For
 * developers, and so in English whatever the customer reads.
 */
export function TestPanel({ invoice, note: firstNote }: TestPanelProps) {
  const [note, setNote] = useState(firstNote);
  const [pending, setPending] = useState(false);
  const titleId = useId();
  const payable = needsMoney(invoice.status);

  async function pay(event: FormSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = event.currentTarget;
    setPending(true);
    const answer = await sendTestPayment(invoice.id, new FormData(form, submitterOf(event)));
    setPending(false);
    setNote(answer);
    if (answer.tone === "success") form.reset();
  }

  const form = { method: "post", action: testPaymentPath(invoice.id), onSubmit: pay } as const;
  return (
    <section
      id="test"
      lang="en"
      dir="ltr"
      aria-labelledby={titleId}
      className="mt-8 rounded-xl border-2 border-dashed border-test p-4"
    >
      <div className="flex items-center justify-between gap-3">
        <h2 id={titleId} className="text-sm font-semibold text-ink">
          Pay on the local test chain
        </h2>
        <ModeBadge />
      </div>
      <p className="mt-0.5 text-pretty text-muted">
        A real transfer of coins without value, found like any other.
      </p>
      {payable ? (
        <form {...form} className="mt-3">
          <button
            type="submit"
            aria-disabled={pending || undefined}
            className={buttonStyle({ size: "lg", block: true, className: TEST_BUTTON })}
          >
            Pay exactly {assetText(invoice.amount_remaining, invoice)}
          </button>
        </form>
      ) : null}
      {payable ? (
        <form {...form} className="mt-3">
          <OtherAmount invoice={invoice} invalid={note?.tone === "danger"} pending={pending} />
        </form>
      ) : null}
      <form {...form} className="mt-4 space-y-3">
        {actsOf(invoice).map(({ title, acts }) => (
          <fieldset key={title}>
            <legend className="mb-1 text-xs text-muted">{title}</legend>
            <div className="flex flex-wrap gap-1.5">
              {acts.map(([act, text]) => (
                <button
                  key={act}
                  type="submit"
                  name="act"
                  value={act}
                  aria-disabled={pending || undefined}
                  className={buttonStyle({ size: "sm" })}
                >
                  {text}
                </button>
              ))}
            </div>
          </fieldset>
        ))}
      </form>
      <Note note={note} />
    </section>
  );
}

interface OtherAmountProps {
  invoice: PublicInvoice;
  invalid: boolean;
  pending: boolean;
}

function OtherAmount({ invoice, invalid, pending }: OtherAmountProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id} className="mb-1 block text-xs text-muted">
        {`Another amount, less or more (${invoice.payable.asset})`}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          name="amount"
          required
          inputMode="decimal"
          autoComplete="off"
          maxLength={40}
          aria-invalid={invalid || undefined}
          className={clsx(CONTROL, "figures h-10 min-w-0 flex-1 px-3")}
        />
        <button type="submit" aria-disabled={pending || undefined} className={buttonStyle({ size: "lg" })}>
          Pay this amount
        </button>
      </div>
    </>
  );
}

function Note({ note }: { note: TestPaymentNote | null }) {
  const Icon = note?.tone === "success" ? CircleCheck : CircleAlert;
  return (
    <p
      role="status"
      className={clsx(
        "flex items-start gap-1.5",
        note && "mt-2.5",
        note?.tone === "success" ? "text-success-ink" : "text-danger-ink",
      )}
    >
      {note ? (
        <>
          <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
          {note.text}
        </>
      ) : null}
    </p>
  );
}
