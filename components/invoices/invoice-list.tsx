"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ReceiptText, SearchX } from "lucide-react";
import { useMemo, useState } from "react";
import { ListFooter } from "@/components/data/list-footer";
import { EmptyState } from "@/components/layout/empty-state";
import { LoadFailure } from "@/components/providers/load-failure";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { InvoiceColumn } from "./column-choice";
import { ColumnMenu } from "./column-menu";
import { columnsOf, selectColumn } from "./columns";
import { FilterBar } from "./filter-bar";
import { filterParams, type InvoiceFilters, queryOf, toListInput } from "./filters";
import { InvoiceTable } from "./invoice-table";
import { InvoiceTabs } from "./invoice-tabs";
import { SelectionBar } from "./selection-bar";
import { useSelection } from "./use-selection";
import { ViewMenu } from "./view-menu";

const REFRESH_MILLISECONDS = 5_000;

interface InvoiceListProps {
  filters: InvoiceFilters;
  /** The columns that this browser showed last. */
  initialColumns: readonly InvoiceColumn[];
  /** May cancel. */
  writable: boolean;
}

/** The merchant's invoices under the filters of the URL; the first page keeps itself up to date. */
export function InvoiceList({ filters, initialColumns, writable }: InvoiceListProps) {
  const trpc = useTRPC();
  const refresh = filters.place.cursor ? false : REFRESH_MILLISECONDS;
  const list = useQuery(
    trpc.invoices.list.queryOptions(toListInput(filters), {
      placeholderData: keepPreviousData,
      refetchInterval: refresh,
    }),
  );
  const [chosen, setChosen] = useState(initialColumns);
  const selection = useSelection(queryOf(filters));
  const columns = useMemo(
    () => [...columnsOf(chosen), ...(writable ? [selectColumn(selection)] : [])],
    [chosen, writable, selection],
  );
  const params = filterParams(filters);
  const filtered = Object.values(params).some(Boolean);
  return (
    <>
      <InvoiceTabs filters={filters} refresh={refresh} />
      <FilterBar
        filters={filters}
        actions={
          <>
            <ViewMenu filters={filters} />
            <ColumnMenu chosen={chosen} onChange={setChosen} />
          </>
        }
      />
      {list.isError ? (
        <LoadFailure error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <Card padding="none">
          <InvoiceTable
            label="Invoices"
            invoices={list.data?.data ?? []}
            columns={columns}
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
      <SelectionBar selection={selection} page={list.data?.data ?? []} />
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
      Try fewer filters. The search takes words, ids, addresses and terms such as order:A-1001 status:paid
      customer:ann amount&gt;25 tx:…
    </EmptyState>
  );
}
