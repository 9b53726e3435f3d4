import type { Metadata } from "next";
import { ListLoading } from "@/app/(dashboard)/list-loading";
import { NoAccess } from "@/app/(dashboard)/no-access";
import { Hydrated, prefetch, trpc } from "@/app/(dashboard)/prefetch";
import { pageAccess } from "@/app/(dashboard)/request";
import { param, parsePlace, type SearchParams } from "@/components/data/cursor-trail";
import { PageHeader } from "@/components/layout/page-header";
import { CreatePaymentLink } from "@/components/payment-links/create-payment-link";
import { LinkList, OneLink } from "@/components/payment-links/link-list";
import { linkQuery, linksQuery } from "@/components/payment-links/queries";
import { sessionAllows } from "@/server/auth/session";

export const metadata: Metadata = { title: "Payment links" };

export default async function PaymentLinksPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const session = await pageAccess("payment_links:read", "/payment-links");
  if (!session) return <NoAccess />;
  const params = await searchParams;
  const place = parsePlace(params);
  const only = param(params, "link");
  const ready = only
    ? prefetch(trpc.paymentLinks.get.queryOptions(linkQuery(only)))
    : prefetch(trpc.paymentLinks.list.queryOptions(linksQuery(place.cursor)));
  const writable = sessionAllows(session, "payment_links:write");
  return (
    <>
      <PageHeader
        title="Payment links"
        description="One address for many payments: each customer who opens it gets an invoice of their own."
        actions={writable ? <CreatePaymentLink addressed /> : null}
      />
      <Hydrated when={ready} fallback={<ListLoading />}>
        {only ? <OneLink id={only} writable={writable} /> : <LinkList place={place} writable={writable} />}
      </Hydrated>
    </>
  );
}
