import type { Metadata } from "next";
import { ListLoading } from "@/app/(dashboard)/list-loading";
import { NoAccess } from "@/app/(dashboard)/no-access";
import { Hydrated, prefetch, trpc } from "@/app/(dashboard)/prefetch";
import { pageAccess } from "@/app/(dashboard)/request";
import { CreateCustomer } from "@/components/customers/create-customer";
import { CustomerList } from "@/components/customers/customer-list";
import { CsvLink } from "@/components/data/csv-link";
import { param, parsePlace, type SearchParams } from "@/components/data/cursor-trail";
import { PageHeader } from "@/components/layout/page-header";
import { sessionAllows } from "@/server/auth/session";

export const metadata: Metadata = { title: "Customers" };

export default async function CustomersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const session = await pageAccess("customers:read", "/customers");
  if (!session) return <NoAccess />;
  const params = await searchParams;
  const place = parsePlace(params);
  const query = param(params, "query")?.slice(0, 200);
  const ready = prefetch(trpc.customers.list.queryOptions({ query, cursor: place.cursor }));
  return (
    <>
      <PageHeader
        title="Customers"
        description="Who pays. Personal data is encrypted, and can be deleted for good."
        actions={
          <>
            <CsvLink noun="customers" filters={{ query }} />
            {sessionAllows(session, "customers:write") ? <CreateCustomer /> : null}
          </>
        }
      />
      <Hydrated when={ready} fallback={<ListLoading bar="search" />}>
        <CustomerList query={query} place={place} />
      </Hydrated>
    </>
  );
}
