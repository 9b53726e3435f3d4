import type { Metadata } from "next";
import { NoAccess } from "@/app/(dashboard)/no-access";
import { Hydrated, load, prefetch, trpc } from "@/app/(dashboard)/prefetch";
import { pageAccess } from "@/app/(dashboard)/request";
import type { SearchParams } from "@/components/data/cursor-trail";
import { PageHeader } from "@/components/layout/page-header";
import { parsePeriod, type Period } from "@/components/overview/periods";
import { daysShown, sumsOf } from "@/components/reports/queries";
import { ReportScreen } from "@/components/reports/report-screen";
import { ReportSkeleton } from "@/components/reports/report-skeleton";

export const metadata: Metadata = { title: "Reports" };

/** The sums are of the days that the figures are of, which the merchant's clock decides. */
async function prefetchReport({ input }: Period): Promise<void> {
  const overview = await load(trpc.overview.get.queryOptions(input)).catch(() => undefined);
  const days = daysShown(overview);
  if (days) await prefetch(trpc.reports.settlements.queryOptions(sumsOf(days)));
}

export default async function ReportsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  if (!(await pageAccess("settlements:read", "/reports"))) return <NoAccess />;
  const period = parsePeriod(await searchParams);
  const ready = Promise.all([prefetchReport(period), prefetch(trpc.chains.detection.queryOptions())]);
  return (
    <>
      <PageHeader title="Reports" description="What was settled, what it cost, and what is yours." />
      <Hydrated when={ready} fallback={<ReportSkeleton />}>
        <ReportScreen period={period} />
      </Hydrated>
    </>
  );
}
