"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { CheckoutView } from "@/components/checkout/checkout-view";
import { withoutReturn } from "@/components/checkout/embed";
import { followInvoice } from "@/components/checkout/invoice-feed";
import type { PaymentAnswer } from "@/components/checkout/payment-question";
import { isSettled, newest, screenOf } from "@/components/checkout/screen";
import type { TestPaymentNote } from "@/components/checkout/test-payment";
import { useEmbedding } from "@/components/checkout/use-embedding";
import { headline, pageTitle } from "@/components/checkout/sentences";
import { useWords } from "@/components/checkout/words-provider";
import { announce, prepareAnnouncer } from "@/components/ui/announce";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

interface LiveInvoiceProps {
  initial: PublicInvoice;
  /** When the server wrote the page, in milliseconds. */
  renderedAt: number;
  /** Drawn on the server, so that the page does not carry the encoder. */
  qr: ReactNode;
  /** USDT's contract where the money is real and a wallet can be opened; else null. */
  walletContract: string | null;
  testNote: TestPaymentNote | null;
  answer: PaymentAnswer | null;
  /** Of an exchange, from the page's address. */
  fee: string | null;
  /** The origin of the page that shows this one in a window; null when it stands alone. */
  embedder: string | null;
}

/** The checkout: the server's view of the invoice, kept up to date by the one script of the page. */
export function LiveInvoice({ initial, testNote, answer, embedder, ...view }: LiveInvoiceProps) {
  const words = useWords();
  const [invoice, setInvoice] = useState(initial);
  const screen = screenOf(invoice);
  const { id } = initial;
  // What was said about the first screen does not hold on another one.
  const isFirst = screen === screenOf(initial);
  const settled = isSettled(invoice);

  useEffect(() => {
    if (settled) return;
    return followInvoice(id, (answer) => setInvoice((known) => newest(known, answer)));
  }, [id, settled]);

  const title = pageTitle(words, screen, invoice);
  useEffect(() => {
    document.title = title;
  }, [title]);

  useScreenChange(headline(words, screen, invoice));
  useEmbedding(embedder, invoice, screen);

  return (
    <CheckoutView
      invoice={embedder === null ? invoice : withoutReturn(invoice)}
      screen={screen}
      embedder={embedder}
      testNote={isFirst ? testNote : null}
      answer={isFirst ? answer : null}
      {...view}
    />
  );
}

/** Says a new heading aloud and brings it into view; not the one that the page opens with. */
function useScreenChange(heading: string): void {
  const said = useRef(heading);
  useEffect(() => {
    prepareAnnouncer();
    if (said.current === heading) return;
    said.current = heading;
    announce(heading);
    const shown = document.querySelector("h1");
    if (shown && shown.getBoundingClientRect().top < 0) shown.scrollIntoView({ block: "center" });
  }, [heading]);
}
