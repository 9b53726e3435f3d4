import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { embeddingOrigin } from "@/components/checkout/embed";
import { LiveInvoice } from "@/components/checkout/live-invoice";
import {
  answerOf,
  type PaymentAnswer,
  questionOf,
  questionRefused,
  TRANSACTION_PARAMETER,
} from "@/components/checkout/payment-question";
import { screenOf } from "@/components/checkout/screen";
import { testPaymentNote } from "@/components/checkout/test-payment";
import { pageTitle } from "@/components/checkout/words";
import { QrCode } from "@/components/ui/qr-code";
import { env } from "@/server/config/env";
import { systemClock } from "@/server/core/clock";
import type { PublicInvoice } from "@/server/modules/invoices/schema";
import { errorData } from "@/server/trpc/error-adapter";
import { publicInvoices } from "@/app/pay/caller";

interface PageProps {
  params: Promise<{ invoiceId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const loadInvoice = cache(async (id: string): Promise<PublicInvoice> => {
  try {
    return await publicInvoices().get({ id });
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
});

/** What the page's address asks about a transaction: the way of a form without JavaScript. */
async function answerFor(id: string, asked: string | string[] | undefined): Promise<PaymentAnswer | null> {
  if (typeof asked !== "string") return null;
  try {
    return answerOf(await publicInvoices().diagnose({ id, ...questionOf(asked) }));
  } catch (error) {
    if (error instanceof TRPCError) return questionRefused(errorData(error, null).errorCode);
    throw error;
  }
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const invoice = await loadInvoice((await params).invoiceId);
  return {
    title: { absolute: pageTitle(screenOf(invoice), invoice) },
    description: `Payment page of ${invoice.merchant.name}`,
    robots: { index: false, follow: false },
  };
}

/** The hosted checkout. Everything that is needed to pay is in the first answer; scripts only keep it up to date. */
export default async function CheckoutPage({ params, searchParams }: PageProps) {
  const invoice = await loadInvoice((await params).invoiceId);
  const { address, network } = invoice.payable;
  const query = await searchParams;
  return (
    <LiveInvoice
      initial={invoice}
      renderedAt={systemClock.now().getTime()}
      qr={<QrCode value={address} label="QR code of the address" size={184} />}
      walletContract={network === "tron-mainnet" ? env().TRON_LIVE_USDT_CONTRACT : null}
      testNote={testPaymentNote(query)}
      answer={await answerFor(invoice.id, query[TRANSACTION_PARAMETER])}
      embedder={embeddingOrigin(query)}
    />
  );
}
