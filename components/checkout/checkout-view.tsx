import { type ReactNode, useSyncExternalStore } from "react";
import { accentOf } from "@/components/checkout/accent";
import { CheckoutFooter } from "@/components/checkout/checkout-footer";
import { ClosedScreen } from "@/components/checkout/closed-screen";
import { ContactLink } from "@/components/checkout/contact-link";
import { PaidScreen } from "@/components/checkout/paid-screen";
import { keptQuery } from "@/components/checkout/kept-query";
import { PayScreen } from "@/components/checkout/pay-screen";
import type { PaymentAnswer } from "@/components/checkout/payment-question";
import { PaymentQuestionPanel } from "@/components/checkout/payment-question-panel";
import { ReorgedScreen } from "@/components/checkout/reorged-screen";
import { isSettled, type Screen } from "@/components/checkout/screen";
import { SeenScreen } from "@/components/checkout/seen-screen";
import { Summary } from "@/components/checkout/summary";
import { TestPanel } from "@/components/checkout/test-panel";
import type { TestPaymentNote } from "@/components/checkout/test-payment";
import { useWords } from "@/components/checkout/words-provider";
import { ModeBanner } from "@/components/layout/mode-banner";
import { Alert } from "@/components/ui/alert";
import type { PublicInvoice } from "@/server/modules/invoices/schema";
import { isPayable, isTerminal } from "@/server/modules/invoices/status";

export interface CheckoutViewProps {
  invoice: PublicInvoice;
  screen: Screen;
  renderedAt: number;
  qr: ReactNode;
  walletContract: string | null;
  testNote: TestPaymentNote | null;
  /** To what a form without JavaScript asked. */
  answer: PaymentAnswer | null;
  /** Of an exchange, from the page's address. */
  fee: string | null;
  /** The origin of the page that shows this one in a window, which is only as tall as its content; else null. */
  embedder: string | null;
}

/**
 * One invoice as its customer sees it: who and how much on one side, how to pay or what became of it on the other. Each
 * screen is a new one, so that nothing of the last one slides about.
 */
export function CheckoutView(props: CheckoutViewProps) {
  const { invoice, screen, testNote, answer, embedder } = props;
  const words = useWords();
  return (
    <div
      data-checkout
      style={accentOf(invoice.merchant)}
      className={embedder ? "flex flex-col" : "flex min-h-dvh flex-col"}
    >
      {invoice.livemode ? null : <ModeBanner>{words.say("testMode")}</ModeBanner>}
      <main
        id="content"
        className="grid flex-1 grid-cols-1 content-start lg:grid-cols-2 lg:content-stretch lg:grid-rows-[1fr_auto]"
      >
        <Summary invoice={invoice} />
        <div className="border-line bg-surface px-5 pt-6 pb-8 sm:pt-8 lg:row-span-2 lg:border-s lg:px-14 lg:py-16 xl:px-20">
          <div key={screen} className="mx-auto w-full max-w-md lg:mx-0">
            <ConnectionNote invoice={invoice} />
            <DetectionLag invoice={invoice} />
            <CurrentScreen {...props} />
            {invoice.status === "paid" ? null : (
              <PaymentQuestionPanel invoice={invoice} screen={screen} answer={answer} embedder={embedder} />
            )}
            <ContactLink merchant={invoice.merchant} />
            {invoice.test_panel && (isPayable(invoice.status) || !isSettled(invoice)) ? (
              <TestPanel invoice={invoice} note={testNote} />
            ) : null}
            <WithoutScript invoice={invoice} embedder={embedder} />
          </div>
        </div>
        <CheckoutFooter key={screen} invoice={invoice} screen={screen} embedder={embedder} />
      </main>
    </div>
  );
}

function CurrentScreen(props: CheckoutViewProps) {
  const { screen, invoice } = props;
  switch (screen) {
    case "waiting":
    case "underpaid":
      return <PayScreen {...props} />;
    case "seen":
      return <SeenScreen invoice={invoice} />;
    case "reorged":
      return <ReorgedScreen invoice={invoice} />;
    case "paid":
    case "overpaid":
    case "late":
      return <PaidScreen invoice={invoice} screen={screen} />;
    case "expired":
    case "cancelled":
    case "suspended":
      return <ClosedScreen invoice={invoice} screen={screen} />;
  }
}

function followConnection(changed: () => void): () => void {
  globalThis.addEventListener("online", changed);
  globalThis.addEventListener("offline", changed);
  return () => {
    globalThis.removeEventListener("online", changed);
    globalThis.removeEventListener("offline", changed);
  };
}

/** Without it a page that hears nothing looks like one that waits. */
function ConnectionNote({ invoice }: { invoice: PublicInvoice }) {
  const words = useWords();
  const online = useSyncExternalStore(
    followConnection,
    () => navigator.onLine,
    () => true,
  );
  const shown = !online && !isTerminal(invoice.status);
  return (
    <div role="status">
      {shown ? (
        <Alert tone="warning" className="mb-6">
          {words.say("offline")}
        </Alert>
      ) : null}
    </div>
  );
}

function DetectionLag({ invoice }: { invoice: PublicInvoice }) {
  const words = useWords();
  const { lag_seconds: lag } = invoice.detection;
  if (lag === 0 || isTerminal(invoice.status)) return null;
  return (
    <Alert tone="info" className="mb-6">
      <span suppressHydrationWarning>{words.say("lag", { duration: words.duration(lag) })}</span>
    </Alert>
  );
}

/** Only where nothing on the page can move by itself. */
function WithoutScript({ invoice, embedder }: { invoice: PublicInvoice; embedder: string | null }) {
  const words = useWords();
  if (isTerminal(invoice.status)) return null;
  return (
    <noscript>
      <p className="mt-4 text-sm text-muted">
        {words.say("noScript")}{" "}
        <a
          href={`/pay/${invoice.id}?${new URLSearchParams(keptQuery(words.language, embedder))}`}
          className="font-medium text-accent-ink underline underline-offset-3"
        >
          {words.say("refresh")}
        </a>
      </p>
    </noscript>
  );
}
