import type { Metadata } from "next";
import { ListLoading } from "@/app/(dashboard)/list-loading";
import { NoAccess } from "@/app/(dashboard)/no-access";
import { Hydrated, prefetch, trpc } from "@/app/(dashboard)/prefetch";
import { pageAccess } from "@/app/(dashboard)/request";
import type { SearchParams } from "@/components/data/cursor-trail";
import { PageHeader } from "@/components/layout/page-header";
import {
  parseRequestLogFilters,
  REQUEST_LOG_PATH,
  toRequestLogInput,
} from "@/components/request-logs/filters";
import { RequestLogList } from "@/components/request-logs/request-log-list";
import { sessionAllows } from "@/server/auth/session";

export const metadata: Metadata = { title: "Request log" };

export default async function RequestLogPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const session = await pageAccess("request_logs:read", REQUEST_LOG_PATH);
  if (!session) return <NoAccess />;
  const filters = parseRequestLogFilters(await searchParams);
  const ready = prefetch(trpc.requestLogs.list.queryOptions(toRequestLogInput(filters)));
  return (
    <>
      <PageHeader
        title="Request log"
        description="What your API keys asked in the last 30 days, and what they were answered."
      />
      <Hydrated when={ready} fallback={<ListLoading />}>
        <RequestLogList filters={filters} readKeys={sessionAllows(session, "api_keys:read")} />
      </Hydrated>
    </>
  );
}
