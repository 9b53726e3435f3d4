import type { Metadata } from "next";
import { NoAccess } from "@/app/(dashboard)/no-access";
import { Hydrated, load, prefetch, trpc } from "@/app/(dashboard)/prefetch";
import { pageAccess } from "@/app/(dashboard)/request";
import { CustomerDetail } from "@/components/customers/customer-detail";
import { customerInvoicesQuery, customerQuery } from "@/components/customers/queries";
import { parsePlace, type SearchParams } from "@/components/data/cursor-trail";
import { Skeleton } from "@/components/ui/skeleton";
import { sessionAllows } from "@/server/auth/session";

export const metadata: Metadata = { title: "Customer" };

interface CustomerPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function CustomerPage({ params, searchParams }: CustomerPageProps) {
  const { id } = await params;
  const session = await pageAccess("customers:read", `/customers/${id}`);
  if (!session) return <NoAccess />;
  const place = parsePlace(await searchParams);
  await load(trpc.customers.get.queryOptions(customerQuery(id)));
  const ready = prefetch(trpc.invoices.list.queryOptions(customerInvoicesQuery(id, place.cursor)));
  return (
    <Hydrated when={ready} fallback={<Skeleton className="h-96 w-full" />}>
      <CustomerDetail id={id} place={place} writable={sessionAllows(session, "customers:write")} />
    </Hydrated>
  );
}
