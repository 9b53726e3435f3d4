import type { Metadata } from "next";
import { operatorAccess } from "@/app/(admin)/access";
import { ListLoading } from "@/app/(dashboard)/list-loading";
import { Hydrated, prefetch, trpc } from "@/app/(dashboard)/prefetch";
import {
  auditParams,
  parsePlatformAuditFilters,
  PLATFORM_AUDIT_LOG_PATH,
  toPlatformAuditInput,
} from "@/components/audit-entries/filters";
import { PlatformAuditLog } from "@/components/audit-entries/platform-audit-log";
import type { SearchParams } from "@/components/data/cursor-trail";
import { PageHeader } from "@/components/layout/page-header";

export const metadata: Metadata = { title: "Platform audit log" };

export default async function PlatformAuditLogPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  await operatorAccess(PLATFORM_AUDIT_LOG_PATH);
  const filters = parsePlatformAuditFilters(await searchParams);
  const ready = prefetch(trpc.admin.auditEntries.queryOptions(toPlatformAuditInput(filters)));
  return (
    <>
      <PageHeader
        title="Audit log"
        description="What was done in every business, by people and by the platform. Nothing in it can be changed or deleted."
      />
      <Hydrated when={ready} fallback={<ListLoading />}>
        <PlatformAuditLog key={JSON.stringify(auditParams(filters))} filters={filters} />
      </Hydrated>
    </>
  );
}
