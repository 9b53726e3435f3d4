"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { SearchX, UserRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { hrefWith, type ListPlace } from "@/components/data/cursor-trail";
import { ListFooter } from "@/components/data/list-footer";
import { SearchBox } from "@/components/data/search-box";
import { EmptyState } from "@/components/layout/empty-state";
import { LoadFailure } from "@/components/providers/load-failure";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CustomerTable } from "./customer-table";

interface CustomerListProps {
  query: string | undefined;
  place: ListPlace;
}

/** The merchant's customers, found by the beginnings of words. */
export function CustomerList({ query, place }: CustomerListProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const list = useQuery(
    trpc.customers.list.queryOptions({ query, cursor: place.cursor }, { placeholderData: keepPreviousData }),
  );
  return (
    <>
      <div className="py-4">
        <SearchBox
          label="Search customers"
          title="Words of name, e-mail address or phone number, from three letters on"
          placeholder="Name, e-mail or phone"
          path="/customers"
          value={query}
          onSearch={(text) => router.push(hrefWith("/customers", { query: text }), { scroll: false })}
        />
      </div>
      {list.isError ? (
        <LoadFailure error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <Card padding="none">
          <CustomerTable
            customers={list.data?.data ?? []}
            loading={list.isPending}
            empty={query ? <NobodyFound /> : <NoCustomers />}
            footer={
              <ListFooter
                path="/customers"
                params={{ query }}
                place={place}
                list={list.data}
                noun={["customer", "customers"]}
              />
            }
          />
        </Card>
      )}
    </>
  );
}

function NoCustomers() {
  return (
    <EmptyState
      icon={<UserRound />}
      title="No customers yet"
      action={
        <Button variant="primary" href="/invoices?create=1">
          Create an invoice
        </Button>
      }
    >
      An invoice with an e-mail address makes its customer by itself.
    </EmptyState>
  );
}

function NobodyFound() {
  return (
    <EmptyState
      icon={<SearchX />}
      title="Nobody matches"
      action={<Button href="/customers">Show all customers</Button>}
    >
      Whole words and their beginnings are found, from three letters on.
    </EmptyState>
  );
}
