"use client";

import { useQuery } from "@tanstack/react-query";
import { FilterTabs } from "@/components/data/filter-tabs";
import { useTRPC } from "@/components/providers/trpc";
import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/root";
import { filtersHref, INVOICE_TABS, type InvoiceFilters } from "./filters";

type InvoiceCounts = inferRouterOutputs<AppRouter>["invoices"]["counts"];

type Tab = (typeof INVOICE_TABS)[number];

const LABELS: Record<Tab, string> = {
  all: "All",
  pending: "Pending",
  confirming: "Confirming",
  paid: "Paid",
  attention: "Needs attention",
  expired: "Expired",
};

function countOf(tab: Tab, counts: InvoiceCounts): number {
  if (tab === "all") return counts.total;
  return tab === "attention" ? counts.needingAttention : counts.byStatus[tab];
}

export function InvoiceTabs({ filters, refresh }: { filters: InvoiceFilters; refresh: number | false }) {
  const trpc = useTRPC();
  const { data: counts } = useQuery(
    trpc.invoices.counts.queryOptions(undefined, { refetchInterval: refresh }),
  );
  return (
    <FilterTabs
      label="Invoices by status"
      items={INVOICE_TABS.map((tab) => ({
        href: filtersHref(filters, { tab }),
        label: LABELS[tab],
        ...(counts && { count: countOf(tab, counts), counted: counts.counted }),
        current: tab === filters.tab,
        urgent: tab === "attention",
      }))}
    />
  );
}
