import { Hourglass } from "lucide-react";
import { PaymentLines } from "@/components/checkout/payment-lines";
import { confirmationProgress } from "@/components/checkout/screen";
import { ScreenHeading } from "@/components/checkout/screen-heading";
import { assetText, confirmationsText, headline } from "@/components/checkout/sentences";
import { useWords } from "@/components/checkout/words-provider";
import { Progress } from "@/components/ui/progress";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

/** The money is in a block; what is missing is blocks on top of it. */
export function SeenScreen({ invoice }: { invoice: PublicInvoice }) {
  const words = useWords();
  return (
    <>
      <ScreenHeading icon={<Hourglass />} tone="info" title={headline(words, "seen", invoice)}>
        {words.say("seenText", {
          amount: assetText(invoice.amount_paid, invoice),
          merchant: invoice.merchant.name,
        })}
      </ScreenHeading>
      <Confirmations invoice={invoice} />
      <PaymentLines invoice={invoice} title={words.say("yourPayment")} />
    </>
  );
}

function Confirmations({ invoice }: { invoice: PublicInvoice }) {
  const words = useWords();
  const progress = confirmationProgress(invoice);
  if (!progress) return null;
  const { have, need, secondsLeft } = progress;
  const text = confirmationsText(words, have, need);
  return (
    <div className="mt-6 rounded-xl border border-line p-4">
      <p className="figures font-semibold text-ink">{text}</p>
      <Progress label={words.say("confirmations")} value={have} max={need} text={text} className="my-2.5" />
      <p suppressHydrationWarning className="figures text-muted">
        {words.say("aboutLeft", { duration: words.duration(secondsLeft) })}
      </p>
    </div>
  );
}
