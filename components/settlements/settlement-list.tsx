"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Split } from "lucide-react";
import { EmptyState } from "@/components/layout/empty-state";
import { type MoneyFilters, toSettlementFilters } from "@/components/money-lists/filters";
import { MoneyList } from "@/components/money-lists/money-list";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import type { SettlementStatus } from "@/server/modules/settlements/status";
import { SETTLEMENT_COLUMNS } from "./settlement-columns";
import { SETTLEMENT_TABS } from "./settlement-status";

/** Every settled invoice, newest first. */
export function SettlementList({ filters }: { filters: MoneyFilters<SettlementStatus> }) {
  const trpc = useTRPC();
  const list = useQuery(
    trpc.settlements.list.queryOptions(
      { ...toSettlementFilters(filters), cursor: filters.place.cursor },
      { placeholderData: keepPreviousData },
    ),
  );
  return (
    <MoneyList
      path="/settlements"
      filters={filters}
      tabs={SETTLEMENT_TABS}
      list={list}
      columns={SETTLEMENT_COLUMNS}
      noun="settlement"
      empty={
        <EmptyState
          icon={<Split />}
          title="Nothing settled yet"
          action={<Button href="/invoices">See invoices</Button>}
        >
          The moment an invoice is paid, its amount is split into the platform fee and what is yours.
        </EmptyState>
      }
    />
  );
}
