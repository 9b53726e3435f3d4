import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { PaymentLines } from "@/components/checkout/payment-lines";
import type { Screen } from "@/components/checkout/screen";
import { LateMoney, TimeLeft } from "@/components/checkout/time-left";
import { walletLink } from "@/components/checkout/wallet-link";
import { assetText } from "@/components/checkout/words";
import { amountParts } from "@/components/format/amount";
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
}

/** How to pay: how much, on which network, to where, until when. In this order, so that nobody copies an address unwarned. */
export function PayScreen({ invoice, screen, renderedAt, qr, walletContract }: PayScreenProps) {
  const underpaid = screen === "underpaid";
  return (
    <>
      <TimeLeft invoice={invoice} renderedAt={renderedAt} />
      <AmountToSend invoice={invoice} underpaid={underpaid} />
      <Alert tone="warning" role="note" title="USDT on TRON (TRC-20) only" className="mt-5">
        Another coin or another network does not arrive, and cannot be returned.
      </Alert>
      <Destination invoice={invoice} qr={qr} />
      {walletContract ? (
        <a
          href={walletLink(invoice, walletContract)}
          rel="noopener"
          className={buttonStyle({ size: "lg", block: true, className: "mt-3" })}
        >
          Open in Trust Wallet
        </a>
      ) : null}
      <LateMoney invoice={invoice} renderedAt={renderedAt} />
      <ExchangeHint invoice={invoice} />
      {underpaid ? <PaymentLines invoice={invoice} title="Arrived so far" /> : null}
    </>
  );
}

function AmountToSend({ invoice, underpaid }: { invoice: PublicInvoice; underpaid: boolean }) {
  const { amount_remaining: amount, payable } = invoice;
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-3">
        <h1 className="min-w-0">
          <span className="block text-sm font-medium text-muted">{underpaid ? "Send" : "Send exactly"} </span>
          <span className="figures block text-3xl font-semibold wrap-anywhere text-ink sm:text-4xl">
            {amountParts(amount).digits}{" "}
            <span className="text-[0.6em] font-medium tracking-normal text-muted">
              {payable.asset}
              {underpaid ? " more" : ""}
            </span>
          </span>
        </h1>
        <CopyButton
          value={amount}
          label="Copy amount"
          done="Amount copied"
          words
          size="lg"
          className="min-w-36 noscript:hidden"
        />
      </div>
      {underpaid ? (
        <p className="mt-2 text-pretty text-muted">
          {assetText(invoice.amount_paid, invoice)} of {assetText(invoice.amount_due, invoice)} has arrived.
          Send the rest to the same address.
        </p>
      ) : null}
    </>
  );
}

/** Each group brings its own gap on the left; so does the first one, and the block moves back by as much. */
const FLUSH_ADDRESS = "mt-1 -ml-[0.35em] text-base leading-7 [&_strong:first-child]:ml-[0.35em]";

function Destination({ invoice, qr }: { invoice: PublicInvoice; qr: ReactNode }) {
  const { address } = invoice.payable;
  return (
    <section aria-label="Where to send it" className="mt-3 rounded-xl border border-line p-4">
      <div className="flex flex-col items-center gap-4 sm:flex-row sm:items-stretch sm:gap-5">
        <div className="shrink-0 rounded-lg border border-line bg-white p-1.5">{qr}</div>
        <div className="flex w-full min-w-0 flex-col justify-between gap-3">
          <div>
            <p className="text-xs text-muted">Address</p>
            <Address value={address} copy={false} className={FLUSH_ADDRESS} />
          </div>
          <CopyButton
            value={address}
            label="Copy address"
            done="Address copied"
            words
            size="lg"
            className="w-full noscript:hidden"
          />
        </div>
      </div>
    </section>
  );
}

function ExchangeHint({ invoice }: { invoice: PublicInvoice }) {
  return (
    <details className="group mt-3 text-muted">
      <summary className="flex w-fit list-none items-center gap-1 rounded-sm font-medium text-ink hover:text-accent-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 transition-transform duration-100 group-open:rotate-90" />
        Withdrawing from an exchange?
      </summary>
      <p className="mt-1.5 pl-5 text-pretty">
        Exchanges keep a part of what you withdraw. The amount that must <em>arrive</em> is{" "}
        <strong className="figures font-semibold text-ink">
          {assetText(invoice.amount_remaining, invoice)}
        </strong>
        : withdraw that much plus what the exchange keeps, and choose TRON (TRC-20) as the network.
      </p>
    </details>
  );
}
