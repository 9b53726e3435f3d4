"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ArrowDownToLine } from "lucide-react";
import type { ListPlace } from "@/components/data/cursor-trail";
import { ListFooter } from "@/components/data/list-footer";
import { EmptyState } from "@/components/layout/empty-state";
import { LoadFailure } from "@/components/providers/load-failure";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PaymentTable } from "./payment-table";

const REFRESH_MILLISECONDS = 5_000;

/** Every payment that reached the merchant's addresses, newest first, kept up to date. */
export function PaymentList({ place }: { place: ListPlace }) {
  const trpc = useTRPC();
  const list = useQuery(
    trpc.payments.list.queryOptions(
      { cursor: place.cursor },
      { placeholderData: keepPreviousData, refetchInterval: place.cursor ? false : REFRESH_MILLISECONDS },
    ),
  );
  if (list.isError) return <LoadFailure error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <Card padding="none">
      <PaymentTable
        label="Payments"
        payments={list.data?.data ?? []}
        loading={list.isPending}
        linked
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
        footer={<ListFooter path="/payments" place={place} list={list.data} noun={["payment", "payments"]} />}
      />
    </Card>
  );
}
