import type { ReactNode } from "react";
import { CheckoutFooter } from "@/components/checkout/checkout-footer";
import { ClosedScreen } from "@/components/checkout/closed-screen";
import { PaidScreen } from "@/components/checkout/paid-screen";
import { PayScreen } from "@/components/checkout/pay-screen";
import type { PaymentAnswer } from "@/components/checkout/payment-question";
import { PaymentQuestionPanel } from "@/components/checkout/payment-question-panel";
import { isSettled, type Screen } from "@/components/checkout/screen";
import { SeenScreen } from "@/components/checkout/seen-screen";
import { Summary } from "@/components/checkout/summary";
import { TestPanel } from "@/components/checkout/test-panel";
import type { TestPaymentNote } from "@/components/checkout/test-payment";
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
  /** Shown in a window over the shop's page: only as tall as its content. */
  isEmbedded: boolean;
}

/**
 * One invoice as its customer sees it: who and how much on one side, how to pay or what became of it on the other. Each
 * screen is a new one, so that nothing of the last one slides about.
 */
export function CheckoutView(props: CheckoutViewProps) {
  const { invoice, screen, testNote, answer, isEmbedded } = props;
  return (
    <div data-checkout className={isEmbedded ? "flex flex-col" : "flex min-h-dvh flex-col"}>
      {invoice.livemode ? null : <ModeBanner>Test mode: no real money moves</ModeBanner>}
      <main
        id="content"
        className="grid flex-1 grid-cols-1 content-start lg:grid-cols-2 lg:content-stretch lg:grid-rows-[1fr_auto]"
      >
        <Summary invoice={invoice} />
        <div className="border-line bg-surface px-5 pt-6 pb-8 sm:pt-8 lg:row-span-2 lg:border-l lg:px-14 lg:py-16 xl:px-20">
          <div key={screen} className="mx-auto w-full max-w-md lg:mx-0">
            <DetectionLag invoice={invoice} />
            <CurrentScreen {...props} />
            {invoice.status === "paid" ? null : (
              <PaymentQuestionPanel invoice={invoice} screen={screen} answer={answer} />
            )}
            {invoice.test_panel && (isPayable(invoice.status) || !isSettled(invoice)) ? (
              <TestPanel invoice={invoice} note={testNote} />
            ) : null}
            <WithoutScript invoice={invoice} />
          </div>
        </div>
        <CheckoutFooter key={screen} invoice={invoice} screen={screen} />
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
    case "paid":
    case "overpaid":
    case "late":
      return <PaidScreen invoice={invoice} screen={screen} />;
    case "expired":
    case "cancelled":
      return <ClosedScreen invoice={invoice} screen={screen} />;
  }
}

function DetectionLag({ invoice }: { invoice: PublicInvoice }) {
  const { lag_seconds: lag } = invoice.detection;
  if (lag === 0 || isTerminal(invoice.status)) return null;
  return (
    <Alert tone="info" className="mb-6">
      Payment detection is {lag} seconds behind. Your payment is found all the same, only later.
    </Alert>
  );
}

/** Only where nothing on the page can move by itself. */
function WithoutScript({ invoice }: { invoice: PublicInvoice }) {
  if (isTerminal(invoice.status)) return null;
  return (
    <noscript>
      <p className="mt-4 text-sm text-muted">
        Without JavaScript this page does not follow your payment.{" "}
        <a href={`/pay/${invoice.id}`} className="font-medium text-accent-ink underline underline-offset-3">
          Refresh
        </a>
      </p>
    </noscript>
  );
}
