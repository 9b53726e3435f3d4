import type { ReactNode } from "react";
import { ExchangeHelper } from "@/components/checkout/exchange-helper";
import { PaymentLines } from "@/components/checkout/payment-lines";
import { Phrase } from "@/components/checkout/phrase";
import type { Screen } from "@/components/checkout/screen";
import { assetText } from "@/components/checkout/sentences";
import { LateMoney, TimeLeft } from "@/components/checkout/time-left";
import { walletLink } from "@/components/checkout/wallet-link";
import { useWords } from "@/components/checkout/words-provider";
import { Address } from "@/components/format/address";
import { Alert } from "@/components/ui/alert";
import { buttonStyle } from "@/components/ui/button-style";
import { CopyButton } from "@/components/ui/copy-button";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

interface PayScreenProps {
  invoice: PublicInvoice;
  screen: Screen;
  renderedAt: number;
  qr: ReactNode;
  walletContract: string | null;
  fee: string | null;
  embedder: string | null;
}

/** How to pay: how much, on which network, to where, until when. In this order, so that nobody copies an address unwarned. */
export function PayScreen({
  invoice,
  screen,
  renderedAt,
  qr,
  walletContract,
  fee,
  embedder,
}: PayScreenProps) {
  const words = useWords();
  const underpaid = screen === "underpaid";
  return (
    <>
      <TimeLeft invoice={invoice} renderedAt={renderedAt} />
      <AmountToSend invoice={invoice} underpaid={underpaid} />
      <Alert tone="warning" role="note" title={words.say("networkTitle")} className="mt-5">
        {words.say("networkText")}
      </Alert>
      <Destination invoice={invoice} qr={qr} />
      {walletContract ? (
        <a
          href={walletLink(invoice, walletContract)}
          rel="noopener"
          className={buttonStyle({ size: "lg", block: true, className: "mt-3" })}
        >
          {words.say("openWallet", { wallet: "Trust Wallet" })}
        </a>
      ) : null}
      <LateMoney invoice={invoice} renderedAt={renderedAt} />
      <ExchangeHelper invoice={invoice} fee={fee} embedder={embedder} />
      {underpaid ? <PaymentLines invoice={invoice} title={words.say("arrivedSoFar")} /> : null}
    </>
  );
}

function AmountToSend({ invoice, underpaid }: { invoice: PublicInvoice; underpaid: boolean }) {
  const words = useWords();
  const { amount_remaining: amount, payable } = invoice;
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-3">
        <h1 className="min-w-0 text-sm font-medium text-muted">
          <Phrase
            words={words}
            of={underpaid ? "headlineUnderpaid" : "headlineWaiting"}
            values={{
              amount: (
                <bdi
                  dir="ltr"
                  className="figures block text-3xl font-semibold wrap-anywhere text-ink sm:text-4xl rtl:text-right"
                >
                  {amount}{" "}
                  <span className="text-[0.6em] font-medium tracking-normal text-muted">{payable.asset}</span>
                </bdi>
              ),
            }}
          />
        </h1>
        <CopyButton
          value={amount}
          label={words.say("copyAmount")}
          done={words.say("amountCopied")}
          failed={words.say("copyFailed")}
          words
          size="lg"
          className="min-w-36 noscript:hidden"
        />
      </div>
      {underpaid ? (
        <p className="mt-2 text-pretty text-muted">
          {words.say("arrivedOf", {
            paid: assetText(invoice.amount_paid, invoice),
            due: assetText(invoice.amount_due, invoice),
          })}
        </p>
      ) : null}
    </>
  );
}

/** Each group brings its own gap on the left; so does the first one, and the block moves back by as much. */
const FLUSH_ADDRESS = "mt-1 -ml-[0.35em] text-base leading-7 [&_strong:first-child]:ml-[0.35em]";

function Destination({ invoice, qr }: { invoice: PublicInvoice; qr: ReactNode }) {
  const words = useWords();
  const { address } = invoice.payable;
  return (
    <section aria-label={words.say("whereToSend")} className="mt-3 rounded-xl border border-line p-4">
      <div className="flex flex-col items-center gap-4 sm:flex-row sm:items-stretch sm:gap-5">
        <div className="shrink-0 rounded-lg border border-line bg-white p-1.5">{qr}</div>
        <div className="flex w-full min-w-0 flex-col justify-between gap-3">
          <div>
            <p className="text-xs text-muted">{words.say("address")}</p>
            <bdi dir="ltr" className="block">
              <Address value={address} copy={false} className={FLUSH_ADDRESS} />
            </bdi>
          </div>
          <CopyButton
            value={address}
            label={words.say("copyAddress")}
            done={words.say("addressCopied")}
            failed={words.say("copyFailed")}
            words
            size="lg"
            className="w-full noscript:hidden"
          />
        </div>
      </div>
    </section>
  );
}
