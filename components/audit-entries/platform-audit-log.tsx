"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Column } from "@/components/data/column";
import { useTRPC } from "@/components/providers/trpc";
import type { PlatformAuditEntry } from "@/server/modules/audit-entries/schema";
import { AuditFilterBar } from "./audit-filter-bar";
import { AuditTable } from "./audit-table";
import { type AuditFilters, PLATFORM_AUDIT_LOG_PATH, toPlatformAuditInput } from "./filters";

const MERCHANT: Column<PlatformAuditEntry>[] = [
  {
    id: "merchant",
    header: "Merchant",
    cell: ({ merchant_id: id }) => (
      <code className="line-clamp-1 font-mono text-xs break-all text-muted" title={id ?? undefined}>
        {id ?? "—"}
      </code>
    ),
  },
];

/** What was done in every business and by the platform itself, for its operator. */
export function PlatformAuditLog({ filters }: { filters: AuditFilters }) {
  const trpc = useTRPC();
  const list = useQuery(
    trpc.admin.auditEntries.queryOptions(toPlatformAuditInput(filters), {
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <>
      <AuditFilterBar filters={filters} path={PLATFORM_AUDIT_LOG_PATH} />
      <AuditTable list={list} filters={filters} path={PLATFORM_AUDIT_LOG_PATH} more={MERCHANT} />
    </>
  );
}
