"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ArrowDownToLine } from "lucide-react";
import { ListFooter } from "@/components/data/list-footer";
import { EmptyState } from "@/components/layout/empty-state";
import { LoadFailure } from "@/components/providers/load-failure";
import {
  isFiltered,
  type MoneyFilters,
  moneyParams,
  toPaymentFilters,
} from "@/components/money-lists/filters";
import { MoneyFrame, NothingMatches } from "@/components/money-lists/money-frame";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { PaymentStatus } from "@/server/modules/payments/status";
import { PAYMENT_TABS } from "./payment-status";
import { PaymentTable } from "./payment-table";

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
    <MoneyFrame path="/payments" filters={filters} tabs={PAYMENT_TABS}>
      {list.isError ? (
        <LoadFailure error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <Card padding="none">
          <PaymentTable
            label="Payments"
            payments={list.data?.data ?? []}
            loading={list.isPending}
            linked
            empty={
              isFiltered(filters) ? (
                <NothingMatches path="/payments" noun="payment" />
              ) : (
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
              )
            }
            footer={
              <ListFooter
                path="/payments"
                params={moneyParams(filters)}
                place={filters.place}
                list={list.data}
                noun={["payment", "payments"]}
              />
            }
          />
        </Card>
      )}
    </MoneyFrame>
  );
}
