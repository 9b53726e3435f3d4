"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Column } from "@/components/data/column";
import { DataTable } from "@/components/data/data-table";
import { Money } from "@/components/format/money";
import { LoadFailure } from "@/components/providers/load-failure";
import { useTRPC } from "@/components/providers/trpc";
import { SettlementStatusBadge } from "@/components/settlements/settlement-status";
import { Card } from "@/components/ui/card";
import type { SettlementReport } from "@/server/modules/reports/schema";
import { sumsOf } from "./queries";

const CURRENCY: SettlementReport["currency"] = "USDT";

const COLUMNS: readonly Column<SettlementReport["by_status"][number]>[] = [
  {
    id: "status",
    header: "Status",
    cell: ({ status, settlements }) => (
      <span className="flex items-center gap-2">
        <SettlementStatusBadge settlement={{ status, available_at: null }} />
        <span className="figures font-normal text-muted">{settlements.toLocaleString("en")}</span>
      </span>
    ),
    phone: "title",
  },
  {
    id: "net",
    header: "Net",
    cell: ({ net_amount }) => <Money amount={net_amount} currency={CURRENCY} className="font-medium" />,
    align: "end",
    phone: "aside",
  },
  {
    id: "gross",
    header: "Gross",
    cell: ({ gross_amount }) => <Money amount={gross_amount} currency={CURRENCY} bare />,
    align: "end",
  },
  {
    id: "fees",
    header: "Fees",
    cell: ({ platform_fee_amount }) => <Money amount={platform_fee_amount} currency={CURRENCY} bare />,
    align: "end",
  },
];

/** These sums are made when they are asked for, unlike the figures beside them. */
const REFRESH_MILLISECONDS = 15_000;

/** What became of the settlements that were made in these days. */
export function StatusCard({ days }: { days: { readonly from: string; readonly to: string } }) {
  const trpc = useTRPC();
  const report = useQuery(
    trpc.reports.settlements.queryOptions(sumsOf(days), {
      placeholderData: keepPreviousData,
      refetchInterval: REFRESH_MILLISECONDS,
    }),
  );
  const rows = report.data?.by_status.filter(({ settlements }) => settlements > 0) ?? [];
  return (
    <Card title="Settlements" description="Made in these days, as they stand now." padding="none">
      {report.isError && !report.data ? (
        <LoadFailure error={report.error} onRetry={() => void report.refetch()} />
      ) : (
        <DataTable
          label="Settlements by status"
          columns={COLUMNS}
          rows={rows}
          rowKey={({ status }) => status}
          loading={report.isPending}
          skeletonRows={1}
          empty={<p className="px-4 py-4 text-sm text-muted sm:px-5">None.</p>}
        />
      )}
    </Card>
  );
}
