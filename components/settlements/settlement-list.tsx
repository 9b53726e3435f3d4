"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Split } from "lucide-react";
import type { ListPlace } from "@/components/data/cursor-trail";
import { ListFooter } from "@/components/data/list-footer";
import { EmptyState } from "@/components/layout/empty-state";
import { LoadFailure } from "@/components/providers/load-failure";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SettlementTable } from "./settlement-table";

/** Every settled invoice, newest first. */
export function SettlementList({ place }: { place: ListPlace }) {
  const trpc = useTRPC();
  const list = useQuery(
    trpc.settlements.list.queryOptions({ cursor: place.cursor }, { placeholderData: keepPreviousData }),
  );
  if (list.isError) return <LoadFailure error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <Card padding="none">
      <SettlementTable
        settlements={list.data?.data ?? []}
        loading={list.isPending}
        empty={
          <EmptyState
            icon={<Split />}
            title="Nothing settled yet"
            action={<Button href="/invoices">See invoices</Button>}
          >
            The moment an invoice is paid, its amount is split into the platform fee and what is yours.
          </EmptyState>
        }
        footer={
          <ListFooter
            path="/settlements"
            place={place}
            list={list.data}
            noun={["settlement", "settlements"]}
          />
        }
      />
    </Card>
  );
}
