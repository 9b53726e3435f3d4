"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ReceiptText, SearchX } from "lucide-react";
import { ListFooter } from "@/components/data/list-footer";
import { EmptyState } from "@/components/layout/empty-state";
import { LoadFailure } from "@/components/providers/load-failure";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { FilterBar } from "./filter-bar";
import { filterParams, type InvoiceFilters, toListInput } from "./filters";
import { InvoiceTable } from "./invoice-table";
import { InvoiceTabs } from "./invoice-tabs";

const REFRESH_MILLISECONDS = 5_000;

/** The merchant's invoices under the filters of the URL; the first page keeps itself up to date. */
export function InvoiceList({ filters }: { filters: InvoiceFilters }) {
  const trpc = useTRPC();
  const refresh = filters.place.cursor ? false : REFRESH_MILLISECONDS;
  const list = useQuery(
    trpc.invoices.list.queryOptions(toListInput(filters), {
      placeholderData: keepPreviousData,
      refetchInterval: refresh,
    }),
  );
  const params = filterParams(filters);
  const filtered = Object.values(params).some(Boolean);
  return (
    <>
      <InvoiceTabs filters={filters} refresh={refresh} />
      <FilterBar filters={filters} />
      {list.isError ? (
        <LoadFailure error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <Card padding="none">
          <InvoiceTable
            label="Invoices"
            invoices={list.data?.data ?? []}
            loading={list.isPending}
            empty={filtered ? <NothingFound /> : <NoInvoices />}
            footer={
              <ListFooter
                path="/invoices"
                params={params}
                place={filters.place}
                list={list.data}
                noun={["invoice", "invoices"]}
              />
            }
          />
        </Card>
      )}
    </>
  );
}

function NoInvoices() {
  return (
    <EmptyState
      icon={<ReceiptText />}
      title="No invoices yet"
      action={
        <Button variant="primary" href="/invoices?create=1">
          Create your first invoice
        </Button>
      }
    >
      An invoice asks for an exact amount and comes with a payment page to send to your customer.
    </EmptyState>
  );
}

function NothingFound() {
  return (
    <EmptyState
      icon={<SearchX />}
      title="No invoice matches"
      action={<Button href="/invoices">Show all invoices</Button>}
    >
      Try fewer filters, or search for an order id, e-mail, address or transaction.
    </EmptyState>
  );
}
