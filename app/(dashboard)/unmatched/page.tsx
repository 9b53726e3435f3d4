import type { Metadata } from "next";
import { ListLoading } from "@/app/(dashboard)/list-loading";
import { NoAccess } from "@/app/(dashboard)/no-access";
import { Hydrated, prefetch, trpc } from "@/app/(dashboard)/prefetch";
import { pageAccess } from "@/app/(dashboard)/request";
import { param, parsePlace, type SearchParams } from "@/components/data/cursor-trail";
import { PageHeader } from "@/components/layout/page-header";
import { parseState, unmatchedQuery } from "@/components/unmatched-deposits/queries";
import { UnmatchedList } from "@/components/unmatched-deposits/unmatched-list";
import { sessionAllows } from "@/server/auth/session";

export const metadata: Metadata = { title: "Unmatched money" };

export default async function UnmatchedPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const session = await pageAccess("deposits:read", "/unmatched");
  if (!session) return <NoAccess />;
  const params = await searchParams;
  const state = parseState(param(params, "state"));
  const place = parsePlace(params);
  const ready = Promise.all([
    prefetch(trpc.unmatchedDeposits.list.queryOptions(unmatchedQuery(state, place.cursor))),
    prefetch(trpc.unmatchedDeposits.counts.queryOptions()),
  ]);
  return (
    <>
      <PageHeader
        title="Unmatched money"
        description="It reached one of your addresses and counts toward no invoice. Assign it, keep it or ask for its refund."
      />
      <Hydrated when={ready} fallback={<ListLoading tabs />}>
        <UnmatchedList state={state} place={place} writable={sessionAllows(session, "deposits:write")} />
      </Hydrated>
    </>
  );
}
