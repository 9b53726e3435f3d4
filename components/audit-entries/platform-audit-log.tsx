"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Column } from "@/components/data/column";
import { hrefWith } from "@/components/data/cursor-trail";
import { TxId } from "@/components/format/tx-id";
import { useTRPC } from "@/components/providers/trpc";
import { Link } from "@/components/ui/link";
import type { PlatformAuditEntry } from "@/server/modules/audit-entries/schema";
import { AuditFilterBar } from "./audit-filter-bar";
import { AuditTable } from "./audit-table";
import { type AuditFilters, PLATFORM_AUDIT_LOG_PATH, toPlatformAuditInput } from "./filters";

const MERCHANT: Column<PlatformAuditEntry>[] = [
  {
    id: "merchant",
    header: "Merchant",
    cell: ({ merchant_id: id }) =>
      id === null ? (
        "—"
      ) : (
        <Link
          href={hrefWith("/admin/merchants", { query: id })}
          variant="quiet"
          prefetch={false}
          className="inline-flex min-h-6 items-center"
        >
          <TxId value={id} copy={false} className="text-xs" />
        </Link>
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
