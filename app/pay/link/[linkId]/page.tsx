import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { publicPaymentLinks } from "@/app/pay/caller";
import { param, type SearchParams } from "@/components/data/cursor-trail";
import { AMOUNT_PARAMETER, refusalText, REFUSED_PARAMETER } from "@/components/payment-links/link-form";
import { LinkView } from "@/components/payment-links/link-view";
import type { PublicPaymentLink } from "@/server/modules/payment-links/schema";

interface PageProps {
  params: Promise<{ linkId: string }>;
  searchParams: Promise<SearchParams>;
}

const loadLink = cache(async (id: string): Promise<PublicPaymentLink> => {
  try {
    return await publicPaymentLinks().get({ id });
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const link = await loadLink((await params).linkId);
  return {
    title: { absolute: `Pay ${link.merchant.name}` },
    description: link.description ?? `Payment page of ${link.merchant.name}`,
    robots: { index: false, follow: false },
  };
}

/** The page of a payment link: a plain form that makes an invoice and goes to its checkout. Works without a script. */
export default async function PaymentLinkPage({ params, searchParams }: PageProps) {
  const link = await loadLink((await params).linkId);
  const query = await searchParams;
  const refused = param(query, REFUSED_PARAMETER);
  return (
    <LinkView
      link={link}
      form={crypto.randomUUID()}
      amount={param(query, AMOUNT_PARAMETER)?.slice(0, 40)}
      refusal={refused === undefined ? undefined : refusalText(refused, link)}
    />
  );
}
