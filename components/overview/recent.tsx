"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { InvoiceTable } from "@/components/invoices/invoice-table";
import { EmptyState } from "@/components/layout/empty-state";
import { PaymentTable } from "@/components/payments/payment-table";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { RECENT } from "./queries";

const REFRESH_MILLISECONDS = 5_000;

function RecentCard({ title, href, children }: { title: string; href: string; children: ReactNode }) {
  return (
    <Card title={title} padding="none" actions={<Link href={href}>View all</Link>}>
      {children}
    </Card>
  );
}

export function RecentInvoices() {
  const trpc = useTRPC();
  const { data, isPending } = useQuery(
    trpc.invoices.list.queryOptions(RECENT, { refetchInterval: REFRESH_MILLISECONDS }),
  );
  return (
    <RecentCard title="Recent invoices" href="/invoices">
      <InvoiceTable
        label="Recent invoices"
        brief
        invoices={data?.data ?? []}
        loading={isPending}
        empty={
          <EmptyState
            title="No invoices yet"
            action={<Button href="/invoices?create=1">Create an invoice</Button>}
          />
        }
      />
    </RecentCard>
  );
}

export function RecentPayments() {
  const trpc = useTRPC();
  const { data, isPending } = useQuery(
    trpc.payments.list.queryOptions(RECENT, { refetchInterval: REFRESH_MILLISECONDS }),
  );
  return (
    <RecentCard title="Recent payments" href="/payments">
      <PaymentTable
        label="Recent payments"
        brief
        linked
        payments={data?.data ?? []}
        loading={isPending}
        empty={<EmptyState title="No payments yet">They appear here as they reach the chain.</EmptyState>}
      />
    </RecentCard>
  );
}
