import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { publicPaymentLinks } from "@/app/pay/caller";
import { param, type SearchParams } from "@/components/data/cursor-trail";
import { AMOUNT_PARAMETER, refusalText, REFUSED_PARAMETER } from "@/components/payment-links/link-form";
import { LinkView } from "@/components/payment-links/link-view";
import type { PublicPaymentLink } from "@/server/modules/payment-links/schema";
import { requestWords } from "@/app/pay/words";

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
  const [link, words] = await Promise.all([loadLink((await params).linkId), requestWords()]);
  const title = words.say("linkTitle", { merchant: link.merchant.name });
  return {
    title: { absolute: title },
    description: link.description ?? title,
    robots: { index: false, follow: false },
  };
}

/** The page of a payment link: a plain form that makes an invoice and goes to its checkout. Works without a script. */
export default async function PaymentLinkPage({ params, searchParams }: PageProps) {
  const [link, words] = await Promise.all([loadLink((await params).linkId), requestWords()]);
  const query = await searchParams;
  const refused = param(query, REFUSED_PARAMETER);
  return (
    <LinkView
      link={link}
      words={words}
      form={crypto.randomUUID()}
      amount={param(query, AMOUNT_PARAMETER)?.slice(0, 40)}
      refusal={refused === undefined ? undefined : refusalText(words, refused, link)}
    />
  );
}
