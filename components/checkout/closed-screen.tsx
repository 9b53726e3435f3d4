import { CalendarX2, CircleSlash2 } from "lucide-react";
import { Moment } from "@/components/checkout/moment";
import { PaymentLines } from "@/components/checkout/payment-lines";
import { Phrase } from "@/components/checkout/phrase";
import { ReturnLink } from "@/components/checkout/return-link";
import { ScreenHeading } from "@/components/checkout/screen-heading";
import { assetText, headline } from "@/components/checkout/sentences";
import { useWords } from "@/components/checkout/words-provider";
import { Alert } from "@/components/ui/alert";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

interface ClosedScreenProps {
  invoice: PublicInvoice;
  screen: "expired" | "cancelled" | "suspended";
}

/** Nothing more should be sent. Says so before anything else, then what becomes of money that is on its way. */
export function ClosedScreen({ invoice, screen }: ClosedScreenProps) {
  const words = useWords();
  return (
    <>
      <ScreenHeading
        icon={screen === "expired" ? <CalendarX2 /> : <CircleSlash2 />}
        tone="neutral"
        title={headline(words, screen, invoice)}
      >
        {screen === "expired" ? (
          <Expired invoice={invoice} />
        ) : (
          <Withdrawn
            invoice={invoice}
            words={
              screen === "cancelled" ? ["cancelledText", "cancelledSent"] : ["suspendedText", "suspendedSent"]
            }
          />
        )}
      </ScreenHeading>
      <ReturnLink url={invoice.cancel_url} invoice={invoice} />
      <PaymentLines invoice={invoice} title={words.say("whatArrived")} />
    </>
  );
}

function Expired({ invoice }: { invoice: PublicInvoice }) {
  const words = useWords();
  const merchant = invoice.merchant.name;
  const partly = /[1-9]/.test(invoice.amount_paid);
  const [paid, due] = [assetText(invoice.amount_paid, invoice), assetText(invoice.amount_due, invoice)];
  return (
    <>
      <p>{words.say("expiredText", { merchant })}</p>
      <p>
        <Phrase
          words={words}
          of="expiredAt"
          values={{ time: <Moment value={invoice.expires_at} className="whitespace-nowrap" /> }}
        />
      </p>
      <Alert tone="info" title={words.say(partly ? "partTitle" : "alreadySent")} className="mt-5">
        {partly ? words.say("partText", { paid, due, merchant }) : words.say("expiredFound", { merchant })}
      </Alert>
    </>
  );
}

interface WithdrawnProps {
  invoice: PublicInvoice;
  /** That nothing is to be sent, and what becomes of what was. */
  words: readonly ["cancelledText" | "suspendedText", "cancelledSent" | "suspendedSent"];
}

function Withdrawn({ invoice, words: [text, sent] }: WithdrawnProps) {
  const words = useWords();
  const merchant = invoice.merchant.name;
  return (
    <>
      <p>{words.say(text, { merchant })}</p>
      <Alert tone="info" title={words.say("alreadySent")} className="mt-5">
        {words.say(sent, { merchant })}
      </Alert>
    </>
  );
}
