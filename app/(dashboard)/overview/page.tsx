import type { Metadata } from "next";
import { NoAccess } from "@/app/(dashboard)/no-access";
import { Hydrated, prefetch, trpc } from "@/app/(dashboard)/prefetch";
import { pageAccess } from "@/app/(dashboard)/request";
import { param, type SearchParams } from "@/components/data/cursor-trail";
import { PageHeader } from "@/components/layout/page-header";
import { OverviewScreen } from "@/components/overview/overview-screen";
import { parsePeriod } from "@/components/overview/periods";
import { ALL_ENDPOINTS, ANY_DELIVERED, ANY_KEY, RECENT } from "@/components/overview/queries";
import { VerifyEmailNote } from "@/components/security/verify-email-note";
import { Skeleton } from "@/components/ui/skeleton";
import { sessionAllows } from "@/server/auth/session";

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const session = await pageAccess("invoices:read", "/overview");
  if (!session) return <NoAccess />;
  const { user } = session.membership;
  const period = parsePeriod(param(await searchParams, "days"));
  const readKeys = sessionAllows(session, "api_keys:read");
  const ready = Promise.all([
    prefetch(trpc.overview.get.queryOptions({ days: period.days })),
    prefetch(trpc.balances.get.queryOptions()),
    prefetch(trpc.chains.detection.queryOptions()),
    prefetch(trpc.invoices.counts.queryOptions()),
    prefetch(trpc.unmatchedDeposits.counts.queryOptions()),
    prefetch(trpc.invoices.list.queryOptions(RECENT)),
    prefetch(trpc.payments.list.queryOptions(RECENT)),
    prefetch(trpc.webhooks.endpoints.list.queryOptions(ALL_ENDPOINTS)),
    prefetch(trpc.webhooks.deliveries.list.queryOptions(ANY_DELIVERED)),
    readKeys ? prefetch(trpc.apiKeys.list.queryOptions(ANY_KEY)) : undefined,
  ]);
  return (
    <>
      <PageHeader title="Overview" />
      {user.email_verified ? null : <VerifyEmailNote email={user.email} />}
      <Hydrated when={ready} fallback={<Skeleton className="h-96 w-full" />}>
        <OverviewScreen period={period} readKeys={readKeys} />
      </Hydrated>
    </>
  );
}
