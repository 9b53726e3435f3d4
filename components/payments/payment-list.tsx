"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ArrowDownToLine } from "lucide-react";
import { EmptyState } from "@/components/layout/empty-state";
import { type MoneyFilters, toPaymentFilters } from "@/components/money-lists/filters";
import { MoneyList } from "@/components/money-lists/money-list";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import type { PaymentStatus } from "@/server/modules/payments/status";
import { PAYMENT_TABS } from "./payment-status";
import { PAYMENT_COLUMNS } from "./payment-table";

const REFRESH_MILLISECONDS = 5_000;

/** Every payment that reached the merchant's addresses, newest first, kept up to date. */
export function PaymentList({ filters }: { filters: MoneyFilters<PaymentStatus> }) {
  const trpc = useTRPC();
  const list = useQuery(
    trpc.payments.list.queryOptions(
      { ...toPaymentFilters(filters), cursor: filters.place.cursor },
      {
        placeholderData: keepPreviousData,
        refetchInterval: filters.place.cursor ? false : REFRESH_MILLISECONDS,
      },
    ),
  );
  return (
    <MoneyList
      path="/payments"
      filters={filters}
      tabs={PAYMENT_TABS}
      list={list}
      columns={PAYMENT_COLUMNS}
      noun="payment"
      empty={
        <EmptyState
          icon={<ArrowDownToLine />}
          title="No payments yet"
          action={
            <Button variant="primary" href="/invoices?create=1">
              Create an invoice
            </Button>
          }
        >
          A payment appears here within seconds of reaching an invoice’s address.
        </EmptyState>
      }
    />
  );
}
