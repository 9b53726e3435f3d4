"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { BalanceCard } from "@/components/balances/balance-card";
import { FilterTabs } from "@/components/data/filter-tabs";
import { LoadFailure } from "@/components/providers/load-failure";
import { useTRPC } from "@/components/providers/trpc";
import { Skeleton } from "@/components/ui/skeleton";
import { AttentionCard } from "./attention-card";
import { HeadlineTiles } from "./headline-tiles";
import { LagNotes } from "./lag-notes";
import { type Period, PERIODS } from "./periods";
import { RecentInvoices, RecentPayments } from "./recent";
import { SetupChecklist } from "./setup-checklist";
import { VolumeChart } from "./volume-chart";

const REFRESH_MILLISECONDS = 5_000;

interface OverviewScreenProps {
  period: Period;
  readKeys: boolean;
}

/** How the shop is doing, what it has, and what waits. */
export function OverviewScreen({ period, readKeys }: OverviewScreenProps) {
  const trpc = useTRPC();
  const overview = useQuery(
    trpc.overview.get.queryOptions(
      { days: period.days },
      { placeholderData: keepPreviousData, refetchInterval: REFRESH_MILLISECONDS },
    ),
  );
  const balances = useQuery(
    trpc.balances.get.queryOptions(undefined, { refetchInterval: REFRESH_MILLISECONDS }),
  );
  const tabs = PERIODS.map(({ days, label }) => ({
    href: `/overview?days=${days}`,
    label,
    current: days === period.days,
  }));
  return (
    <>
      <LagNotes lag={overview.data?.lag} />
      <SetupChecklist readKeys={readKeys} />
      <FilterTabs label="Period" items={tabs} />
      <div className="mt-5 grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-5">
          {overview.isError && !overview.data ? (
            <LoadFailure error={overview.error} onRetry={() => void overview.refetch()} />
          ) : null}
          {overview.isPending ? <Skeleton className="h-44 w-full" /> : null}
          {overview.data ? (
            <>
              <HeadlineTiles overview={overview.data} period={period} />
              {period.days > 1 ? <VolumeChart overview={overview.data} period={period} /> : null}
            </>
          ) : null}
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          {balances.data?.currencies.map((balance) => (
            <BalanceCard key={balance.currency} balance={balance} brief />
          ))}
          <AttentionCard />
        </div>
      </div>
      <div className="mt-5 grid items-start gap-5 lg:grid-cols-2">
        <RecentInvoices />
        <RecentPayments />
      </div>
    </>
  );
}
