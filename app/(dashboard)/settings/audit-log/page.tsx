import type { Metadata } from "next";
import { ListLoading } from "@/app/(dashboard)/list-loading";
import { NoAccess } from "@/app/(dashboard)/no-access";
import { Hydrated, prefetch, trpc } from "@/app/(dashboard)/prefetch";
import { pageAccess } from "@/app/(dashboard)/request";
import { AuditLog } from "@/components/audit-entries/audit-log";
import {
  AUDIT_LOG_PATH,
  auditParams,
  parseAuditFilters,
  toAuditInput,
} from "@/components/audit-entries/filters";
import type { SearchParams } from "@/components/data/cursor-trail";
import { CsvLink } from "@/components/data/csv-link";
import { PageHeader } from "@/components/layout/page-header";

export const metadata: Metadata = { title: "Audit log" };

export default async function AuditLogPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  if (!(await pageAccess("audit_log:read", AUDIT_LOG_PATH))) return <NoAccess />;
  const filters = parseAuditFilters(await searchParams);
  const { cursor: _, ...wanted } = toAuditInput(filters);
  const ready = prefetch(trpc.auditEntries.list.queryOptions(toAuditInput(filters)));
  return (
    <>
      <PageHeader
        title="Audit log"
        description="What people, keys and the platform changed. Nothing in it can be changed or deleted."
        actions={<CsvLink noun="audit-log" filters={wanted} />}
      />
      <Hydrated when={ready} fallback={<ListLoading />}>
        <AuditLog key={JSON.stringify(auditParams(filters))} filters={filters} />
      </Hydrated>
    </>
  );
}
