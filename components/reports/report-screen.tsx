"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { HeadlineTiles } from "@/components/overview/headline-tiles";
import { LagNotes } from "@/components/overview/lag-notes";
import { PeriodBar } from "@/components/overview/period-bar";
import type { Period } from "@/components/overview/periods";
import { TodayChart } from "@/components/overview/today-chart";
import { VolumeChart } from "@/components/overview/volume-chart";
import { LoadFailure } from "@/components/providers/load-failure";
import { useTRPC } from "@/components/providers/trpc";
import { Card } from "@/components/ui/card";
import { DailyTable } from "./daily-table";
import { DownloadsCard } from "./downloads-card";
import { daysShown } from "./queries";
import { ReportFigures } from "./report-skeleton";
import { StatusCard } from "./status-card";

const REFRESH_MILLISECONDS = 5_000;

/** What was earned in a span of days, day by day, and everything of it that leaves as a file. */
export function ReportScreen({ period }: { period: Period }) {
  const trpc = useTRPC();
  const overview = useQuery(
    trpc.overview.get.queryOptions(period.input, {
      placeholderData: keepPreviousData,
      refetchInterval: REFRESH_MILLISECONDS,
    }),
  );
  const shown = daysShown(overview.data);
  return (
    <>
      <LagNotes lag={overview.data?.lag} />
      <PeriodBar path="/reports" period={period} shown={shown} />
      {overview.isError && !overview.data ? (
        <Card padding="none" className="mt-5">
          <LoadFailure error={overview.error} onRetry={() => void overview.refetch()} />
        </Card>
      ) : null}
      {overview.isPending ? (
        <div className="mt-5" role="status" aria-label="Loading">
          <ReportFigures />
        </div>
      ) : null}
      {overview.data && shown ? (
        <div className="mt-5 flex flex-col gap-5" aria-busy={overview.isPlaceholderData}>
          <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
            <div className="flex min-w-0 flex-col gap-5">
              <HeadlineTiles overview={overview.data} period={period} />
              {period.days === 1 ? (
                <TodayChart overview={overview.data} />
              ) : (
                <VolumeChart overview={overview.data} period={period} />
              )}
            </div>
            <div className="flex min-w-0 flex-col gap-5">
              <DownloadsCard days={shown} />
              <StatusCard days={shown} />
            </div>
          </div>
          <DailyTable overview={overview.data} days={shown} />
        </div>
      ) : null}
    </>
  );
}
