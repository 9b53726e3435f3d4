import { ArrowLeft } from "lucide-react";
import { asksForMoney, returnLink, type Screen } from "@/components/checkout/screen";
import { LanguagePicker } from "@/components/checkout/language-picker";
import { useWords } from "@/components/checkout/words-provider";
import { Logo } from "@/components/layout/logo";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

interface CheckoutFooterProps {
  invoice: PublicInvoice;
  screen: Screen;
  embedder: string | null;
}

/** Who runs the page, and the way back for who has changed their mind while there is something to change it about. */
export function CheckoutFooter({ invoice, screen, embedder }: CheckoutFooterProps) {
  const words = useWords();
  const back = asksForMoney(screen) ? returnLink(invoice.cancel_url, invoice.id) : null;
  return (
    <footer className="flex border-t border-line px-5 py-5 lg:justify-end lg:border-0 lg:px-14 lg:pb-8 xl:px-20">
      <div className="relative mx-auto flex w-full max-w-md flex-wrap items-center justify-between gap-x-4 gap-y-2 text-muted lg:mx-0">
        <span className="flex shrink-0 items-center gap-1 text-xs">
          {words.say("poweredBy")} <Logo className="scale-90" />
        </span>
        <LanguagePicker embedder={embedder} />
        {back ? (
          <a
            href={back}
            rel="noopener"
            className="inline-flex min-w-0 items-center gap-1.5 rounded-sm py-1 hover:text-ink"
          >
            <ArrowLeft aria-hidden className="size-4 shrink-0 rtl:-scale-x-100" />
            <span className="truncate">{words.say("backTo", { merchant: invoice.merchant.name })}</span>
          </a>
        ) : null}
      </div>
    </footer>
  );
}
