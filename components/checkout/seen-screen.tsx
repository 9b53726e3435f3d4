import { Hourglass } from "lucide-react";
import { PaymentLines } from "@/components/checkout/payment-lines";
import { confirmationProgress } from "@/components/checkout/screen";
import { ScreenHeading } from "@/components/checkout/screen-heading";
import { assetText, headline, roughTime } from "@/components/checkout/words";
import { Progress } from "@/components/ui/progress";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

/** The money is in a block; what is missing is blocks on top of it. */
export function SeenScreen({ invoice }: { invoice: PublicInvoice }) {
  return (
    <>
      <ScreenHeading icon={<Hourglass />} tone="info" title={headline("seen", invoice)}>
        {assetText(invoice.amount_paid, invoice)} has arrived on the chain. Nothing more is needed from you:
        you may close this page, {invoice.merchant.name} is told when it is confirmed.
      </ScreenHeading>
      <Confirmations invoice={invoice} />
      <PaymentLines invoice={invoice} title="Your payment" />
    </>
  );
}

function Confirmations({ invoice }: { invoice: PublicInvoice }) {
  const progress = confirmationProgress(invoice);
  if (!progress) return null;
  const { have, need, secondsLeft } = progress;
  const text = `${have} of ${need} ${need === 1 ? "confirmation" : "confirmations"}`;
  return (
    <div className="mt-6 rounded-xl border border-line p-4">
      <p className="figures font-semibold text-ink">{text}</p>
      <Progress label="Confirmations" value={have} max={need} text={text} className="my-2.5" />
      <p className="figures text-muted">{roughTime(secondsLeft)} left</p>
    </div>
  );
}
