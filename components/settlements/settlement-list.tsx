"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Split } from "lucide-react";
import { ListFooter } from "@/components/data/list-footer";
import { EmptyState } from "@/components/layout/empty-state";
import { LoadFailure } from "@/components/providers/load-failure";
import {
  isFiltered,
  type MoneyFilters,
  moneyParams,
  toSettlementFilters,
} from "@/components/money-lists/filters";
import { MoneyFrame, NothingMatches } from "@/components/money-lists/money-frame";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { SettlementStatus } from "@/server/modules/settlements/status";
import { SETTLEMENT_TABS } from "./settlement-status";
import { SettlementTable } from "./settlement-table";

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
    <MoneyFrame path="/settlements" filters={filters} tabs={SETTLEMENT_TABS}>
      {list.isError ? (
        <LoadFailure error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <Card padding="none">
          <SettlementTable
            settlements={list.data?.data ?? []}
            loading={list.isPending}
            empty={
              isFiltered(filters) ? (
                <NothingMatches path="/settlements" noun="settlement" />
              ) : (
                <EmptyState
                  icon={<Split />}
                  title="Nothing settled yet"
                  action={<Button href="/invoices">See invoices</Button>}
                >
                  The moment an invoice is paid, its amount is split into the platform fee and what is yours.
                </EmptyState>
              )
            }
            footer={
              <ListFooter
                path="/settlements"
                params={moneyParams(filters)}
                place={filters.place}
                list={list.data}
                noun={["settlement", "settlements"]}
              />
            }
          />
        </Card>
      )}
    </MoneyFrame>
  );
}
