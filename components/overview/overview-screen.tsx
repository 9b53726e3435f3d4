"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { BalanceCard } from "@/components/balances/balance-card";
import { LoadFailure } from "@/components/providers/load-failure";
import { useTRPC } from "@/components/providers/trpc";
import { Card } from "@/components/ui/card";
import { AttentionCard } from "./attention-card";
import { HeadlineTiles } from "./headline-tiles";
import { LagNotes } from "./lag-notes";
import { BalanceSkeleton, FiguresSkeleton } from "./overview-skeleton";
import { PeriodBar } from "./period-bar";
import type { Period } from "./periods";
import { RecentInvoices, RecentPayments } from "./recent";
import { SetupChecklist, type SetupFacts } from "./setup-checklist";
import { TodayChart } from "./today-chart";
import { VolumeChart } from "./volume-chart";

const REFRESH_MILLISECONDS = 5_000;

interface OverviewScreenProps {
  period: Period;
  setup: SetupFacts;
}

/** How the shop is doing, what it has, and what waits. Each part loads and fails by itself. */
export function OverviewScreen({ period, setup }: OverviewScreenProps) {
  const trpc = useTRPC();
  const overview = useQuery(
    trpc.overview.get.queryOptions(period.input, {
      placeholderData: keepPreviousData,
      refetchInterval: REFRESH_MILLISECONDS,
    }),
  );
  const days = overview.data?.days;
  const [first, last] = [days?.[0]?.date, days?.at(-1)?.date];
  return (
    <>
      <LagNotes lag={overview.data?.lag} />
      <SetupChecklist {...setup} />
      <PeriodBar
        path="/overview"
        period={period}
        shown={first && last ? { from: first, to: last } : undefined}
      />
      <div className="mt-5 grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-5" aria-busy={overview.isPlaceholderData}>
          {overview.isError && !overview.data ? (
            <Card padding="none">
              <LoadFailure error={overview.error} onRetry={() => void overview.refetch()} />
            </Card>
          ) : null}
          {overview.isPending ? <FiguresSkeleton charts={period.days === 1 ? 1 : 2} /> : null}
          {overview.data ? (
            <>
              <HeadlineTiles overview={overview.data} period={period} />
              {period.days === 1 ? null : <VolumeChart overview={overview.data} period={period} />}
              <TodayChart overview={overview.data} />
            </>
          ) : null}
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <Balances />
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

function Balances() {
  const trpc = useTRPC();
  const { data, error, isError, refetch } = useQuery(
    trpc.balances.get.queryOptions(undefined, { refetchInterval: REFRESH_MILLISECONDS }),
  );
  if (data) return data.currencies.map((each) => <BalanceCard key={each.currency} balance={each} brief />);
  if (!isError) return <BalanceSkeleton />;
  return (
    <Card title="Balance" padding="none">
      <LoadFailure error={error} onRetry={() => void refetch()} />
    </Card>
  );
}
