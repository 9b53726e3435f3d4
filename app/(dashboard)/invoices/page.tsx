import type { Metadata } from "next";
import { cookies } from "next/headers";
import { ListLoading } from "@/app/(dashboard)/list-loading";
import { NoAccess } from "@/app/(dashboard)/no-access";
import { Hydrated, load, prefetch, trpc } from "@/app/(dashboard)/prefetch";
import { pageAccess } from "@/app/(dashboard)/request";
import { CsvLink } from "@/components/data/csv-link";
import type { SearchParams } from "@/components/data/cursor-trail";
import { CreateInvoice } from "@/components/invoices/create-invoice";
import { COLUMNS_COOKIE, parseColumns } from "@/components/invoices/column-choice";
import {
  filtersHref,
  parseFilters,
  SAVED_VIEWS,
  toExportFilters,
  toListInput,
} from "@/components/invoices/filters";
import { InvoiceList } from "@/components/invoices/invoice-list";
import { PageHeader } from "@/components/layout/page-header";
import { sessionAllows } from "@/server/auth/session";

export const metadata: Metadata = { title: "Invoices" };

export default async function InvoicesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const filters = parseFilters(params);
  const session = await pageAccess("invoices:read", filtersHref(filters, {}));
  if (!session) return <NoAccess />;
  const ready = Promise.all([
    prefetch(trpc.invoices.list.queryOptions(toListInput(filters))),
    prefetch(trpc.invoices.counts.queryOptions()),
    prefetch(trpc.savedViews.list.queryOptions(SAVED_VIEWS)),
  ]);
  const create = sessionAllows(session, "invoices:create") ? (
    <CreateInvoice merchant={await load(trpc.merchants.get.queryOptions())} />
  ) : null;
  return (
    <>
      <PageHeader
        title="Invoices"
        actions={
          <>
            <CsvLink noun="invoices" filters={toExportFilters(filters)} />
            {create}
          </>
        }
      />
      <Hydrated when={ready} fallback={<ListLoading tabs bar="filters" />}>
        <InvoiceList
          filters={filters}
          initialColumns={parseColumns((await cookies()).get(COLUMNS_COOKIE)?.value)}
          writable={sessionAllows(session, "invoices:update")}
        />
      </Hydrated>
    </>
  );
}
