import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { embeddingOrigin } from "@/components/checkout/embed";
import { LiveInvoice } from "@/components/checkout/live-invoice";
import {
  type PaymentAnswer,
  questionOf,
  TRANSACTION_PARAMETER,
} from "@/components/checkout/payment-question";
import { FEE_PARAMETER } from "@/components/checkout/exchange";
import { screenOf } from "@/components/checkout/screen";
import { testPaymentNote } from "@/components/checkout/test-payment";
import { pageTitle } from "@/components/checkout/sentences";
import { QrCode } from "@/components/ui/qr-code";
import { env } from "@/server/config/env";
import { systemClock } from "@/server/core/clock";
import { errorData } from "@/server/trpc/error-adapter";
import { publicInvoices } from "@/app/pay/caller";
import { loadInvoice } from "@/app/pay/load-invoice";
import { noteView } from "@/app/pay/note-view";
import { requestWords } from "@/app/pay/words";

interface PageProps {
  params: Promise<{ invoiceId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What the page's address asks about a transaction: the way of a form without JavaScript. */
async function answerFor(id: string, asked: string | string[] | undefined): Promise<PaymentAnswer | null> {
  if (typeof asked !== "string") return null;
  try {
    const { code, facts } = await publicInvoices().diagnose({ id, ...questionOf(asked) });
    return { code, facts };
  } catch (error) {
    if (error instanceof TRPCError) return { refused: errorData(error, null).errorCode };
    throw error;
  }
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const [invoice, words] = await Promise.all([loadInvoice((await params).invoiceId), requestWords()]);
  return {
    title: { absolute: pageTitle(words, screenOf(invoice), invoice) },
    description: words.say("linkTitle", { merchant: invoice.merchant.name }),
    robots: { index: false, follow: false },
  };
}

/** The hosted checkout. Everything that is needed to pay is in the first answer; scripts only keep it up to date. */
export default async function CheckoutPage({ params, searchParams }: PageProps) {
  const [invoice, words] = await Promise.all([loadInvoice((await params).invoiceId), requestWords()]);
  await noteView(invoice.id);
  const { address, network } = invoice.payable;
  const query = await searchParams;
  const fee = query[FEE_PARAMETER];
  return (
    <LiveInvoice
      initial={invoice}
      renderedAt={systemClock.now().getTime()}
      qr={<QrCode value={address} label={words.say("qrCode")} size={184} />}
      walletContract={network === "tron-mainnet" ? env().TRON_LIVE_USDT_CONTRACT : null}
      testNote={testPaymentNote(query)}
      answer={await answerFor(invoice.id, query[TRANSACTION_PARAMETER])}
      fee={typeof fee === "string" ? fee.slice(0, 40) : null}
      embedder={embeddingOrigin(query)}
    />
  );
}
