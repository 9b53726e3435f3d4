import type { Metadata } from "next";
import { NoAccess } from "@/app/(dashboard)/no-access";
import { Hydrated, prefetch, trpc } from "@/app/(dashboard)/prefetch";
import { pageAccess } from "@/app/(dashboard)/request";
import type { SearchParams } from "@/components/data/cursor-trail";
import { readSnippet } from "@/components/docs/read-snippet";
import { PageHeader } from "@/components/layout/page-header";
import { OverviewScreen } from "@/components/overview/overview-screen";
import { OverviewSkeleton } from "@/components/overview/overview-skeleton";
import { parsePeriod } from "@/components/overview/periods";
import { ALL_ENDPOINTS, ANY_DELIVERED, ANY_KEY, RECENT } from "@/components/overview/queries";
import { sessionAllows } from "@/server/auth/session";
import { env } from "@/server/config/env";

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const session = await pageAccess("invoices:read", "/overview");
  if (!session) return <NoAccess />;
  const { user } = session.membership;
  const period = parsePeriod(await searchParams);
  const readKeys = sessionAllows(session, "api_keys:read");
  const ready = Promise.all([
    prefetch(trpc.overview.get.queryOptions(period.input)),
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
  const setup = {
    email: user.email,
    mailbox: env().MAILBOX_FOLDER !== undefined,
    emailVerified: user.email_verified,
    readKeys,
    testMode: session.mode === "test",
    receiver: readSnippet("webhooks/receiver.mjs"),
  };
  return (
    <>
      <PageHeader title="Overview" />
      <Hydrated when={ready} fallback={<OverviewSkeleton charts={period.days === 1 ? 1 : 2} />}>
        <OverviewScreen period={period} setup={setup} />
      </Hydrated>
    </>
  );
}
