import type { Metadata } from "next";
import { NoAccess } from "@/app/(dashboard)/no-access";
import { Hydrated, prefetch, trpc } from "@/app/(dashboard)/prefetch";
import { pageAccess } from "@/app/(dashboard)/request";
import { param, type SearchParams } from "@/components/data/cursor-trail";
import { PageHeader } from "@/components/layout/page-header";
import { OverviewScreen } from "@/components/overview/overview-screen";
import { parsePeriod } from "@/components/overview/periods";
import { sessionAllows } from "@/server/auth/session";

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const session = await pageAccess("invoices:read", "/overview");
  if (!session) return <NoAccess />;
  const period = parsePeriod(param(await searchParams, "days"));
  await Promise.all([
    prefetch(trpc.overview.get.queryOptions({ days: period.days })),
    prefetch(trpc.balances.get.queryOptions()),
    prefetch(trpc.chains.detection.queryOptions()),
    prefetch(trpc.invoices.counts.queryOptions()),
  ]);
  return (
    <Hydrated>
      <PageHeader title="Overview" />
      <OverviewScreen period={period} readKeys={sessionAllows(session, "api_keys:read")} />
    </Hydrated>
  );
}
