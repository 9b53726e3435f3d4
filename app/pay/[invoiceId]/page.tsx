import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { LiveInvoice } from "@/components/checkout/live-invoice";
import { screenOf } from "@/components/checkout/screen";
import { testPaymentNote } from "@/components/checkout/test-payment";
import { pageTitle } from "@/components/checkout/words";
import { QrCode } from "@/components/ui/qr-code";
import { env } from "@/server/config/env";
import { systemClock } from "@/server/core/clock";
import type { PublicInvoice } from "@/server/modules/invoices/schema";
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
  return (
    <LiveInvoice
      initial={invoice}
      renderedAt={systemClock.now().getTime()}
      qr={<QrCode value={address} label="QR code of the address" size={184} />}
      walletContract={network === "tron-mainnet" ? env().TRON_LIVE_USDT_CONTRACT : null}
      testNote={testPaymentNote(await searchParams)}
    />
  );
}
