"use client";

import { clsx } from "clsx";
import { ChevronRight } from "lucide-react";
import { useId, useState } from "react";
import { FEE_PARAMETER, withdrawalOf } from "@/components/checkout/exchange";
import { KeptFields } from "@/components/checkout/kept-fields";
import { assetText } from "@/components/checkout/sentences";
import { useWords } from "@/components/checkout/words-provider";
import { buttonStyle } from "@/components/ui/button-style";
import { CONTROL } from "@/components/ui/control-style";
import { CopyButton } from "@/components/ui/copy-button";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

interface ExchangeHelperProps {
  invoice: PublicInvoice;
  /** What a form without JavaScript asked by the page's address. */
  fee: string | null;
  embedder: string | null;
}

/** "Withdraw so much, so that so much arrives". Computes as one writes; without a script, by the page's address. */
export function ExchangeHelper({ invoice, fee: asked, embedder }: ExchangeHelperProps) {
  const words = useWords();
  const [fee, setFee] = useState(asked ?? "");
  const id = useId();
  const withdrawal = withdrawalOf(invoice, fee);
  const invalid = fee.trim() !== "" && withdrawal === null;
  return (
    <details id="exchange" open={asked !== null} className="group mt-3 text-muted">
      <summary className="flex w-fit list-none items-center gap-1 rounded-sm font-medium text-ink hover:text-accent-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-4 transition-transform duration-100 group-open:rotate-90 rtl:-scale-x-100 rtl:group-open:-rotate-90"
        />
        {words.say("exchangeTitle")}
      </summary>
      <form
        action={`/pay/${invoice.id}#exchange`}
        className="mt-1.5 ps-5"
        onSubmit={(event) => event.preventDefault()}
      >
        <KeptFields embedder={embedder} />
        <p className="text-pretty">{words.say("exchangeText")}</p>
        <label htmlFor={id} className="mt-2 mb-1 block text-xs">
          {words.say("exchangeFee", { asset: invoice.payable.asset })}
        </label>
        <div className="flex gap-2">
          <input
            id={id}
            name={FEE_PARAMETER}
            value={fee}
            onChange={(event) => setFee(event.target.value)}
            inputMode="decimal"
            autoComplete="off"
            maxLength={40}
            dir="ltr"
            aria-invalid={invalid || undefined}
            aria-describedby={`${id}-result`}
            className={clsx(CONTROL, "figures h-10 min-w-0 max-w-40 px-3")}
          />
          <noscript>
            <button type="submit" className={buttonStyle({ size: "lg" })}>
              {words.say("exchangeCompute")}
            </button>
          </noscript>
        </div>
        <div id={`${id}-result`} role="status" className="mt-2">
          {invalid ? words.say("exchangeInvalid") : null}
          {withdrawal === null ? null : <Result invoice={invoice} withdrawal={withdrawal} />}
        </div>
      </form>
    </details>
  );
}

function Result({ invoice, withdrawal }: { invoice: PublicInvoice; withdrawal: string }) {
  const words = useWords();
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-ink">
      <span className="figures font-medium">
        {words.say("exchangeResult", {
          amount: assetText(withdrawal, invoice),
          arrives: assetText(invoice.amount_remaining, invoice),
        })}
      </span>
      <CopyButton
        value={withdrawal}
        label={words.say("copyAmount")}
        done={words.say("amountCopied")}
        failed={words.say("copyFailed")}
        size="sm"
        className="noscript:hidden"
      />
    </p>
  );
}
