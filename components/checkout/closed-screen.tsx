import { CalendarX2, CircleSlash2 } from "lucide-react";
import { PaymentLines } from "@/components/checkout/payment-lines";
import { ReturnLink } from "@/components/checkout/return-link";
import { ScreenHeading } from "@/components/checkout/screen-heading";
import { assetText, headline } from "@/components/checkout/words";
import { DateTime } from "@/components/format/date-time";
import { Alert } from "@/components/ui/alert";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

interface ClosedScreenProps {
  invoice: PublicInvoice;
  screen: "expired" | "cancelled";
}

/** Nothing more should be sent. Says so before anything else, then what becomes of money that is on its way. */
export function ClosedScreen({ invoice, screen }: ClosedScreenProps) {
  return (
    <>
      <ScreenHeading
        icon={screen === "expired" ? <CalendarX2 /> : <CircleSlash2 />}
        tone="neutral"
        title={headline(screen, invoice)}
      >
        {screen === "expired" ? <Expired invoice={invoice} /> : <Cancelled invoice={invoice} />}
      </ScreenHeading>
      <ReturnLink url={invoice.cancel_url} invoice={invoice} />
      <PaymentLines invoice={invoice} title="What has arrived" />
    </>
  );
}

function Expired({ invoice }: { invoice: PublicInvoice }) {
  const { merchant } = invoice;
  const partly = /[1-9]/.test(invoice.amount_paid);
  return (
    <>
      <p>Do not send anything now; ask {merchant.name} for a new invoice.</p>
      <p>
        It could be paid until <DateTime value={invoice.expires_at} />
      </p>
      <Alert tone="info" title={partly ? "A part has arrived" : "Already sent?"} className="mt-5">
        {partly
          ? `${assetText(invoice.amount_paid, invoice)} of ${assetText(invoice.amount_due, invoice)} has arrived. Contact ${merchant.name} to get it back or to pay the rest.`
          : `It will still be detected for 30 days, and this page shows it. ${merchant.name} is told that it came late.`}
      </Alert>
    </>
  );
}

function Cancelled({ invoice }: { invoice: PublicInvoice }) {
  const { merchant } = invoice;
  return (
    <>
      <p>{merchant.name} has withdrawn it. Do not send anything.</p>
      <Alert tone="info" title="Already sent?" className="mt-5">
        Your money is not lost: {merchant.name} can see it and return it. Contact them with the id of your
        transaction.
      </Alert>
    </>
  );
}
