import { Unlink } from "lucide-react";
import { PaymentLines } from "@/components/checkout/payment-lines";
import { ScreenHeading } from "@/components/checkout/screen-heading";
import { assetText, headline } from "@/components/checkout/sentences";
import { useWords } from "@/components/checkout/words-provider";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

/** The network has taken a payment back. Nobody is asked to pay again until it is known that it does not return. */
export function ReorgedScreen({ invoice }: { invoice: PublicInvoice }) {
  const words = useWords();
  const lost = invoice.payments.find(({ status }) => status === "orphaned");
  return (
    <>
      <ScreenHeading icon={<Unlink />} tone="warning" title={headline(words, "reorged", invoice)}>
        {words.say("reorgedText", { amount: assetText(lost?.amount ?? invoice.amount_remaining, invoice) })}
      </ScreenHeading>
      <PaymentLines invoice={invoice} title={words.say("yourPayment")} />
    </>
  );
}
