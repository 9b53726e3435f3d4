"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import { AuditFilterBar } from "./audit-filter-bar";
import { AuditTable } from "./audit-table";
import { type AuditFilters, AUDIT_LOG_PATH, toAuditInput } from "./filters";

/** What was done, newest first, with the filters of the page's address. */
export function AuditLog({ filters }: { filters: AuditFilters }) {
  const trpc = useTRPC();
  const list = useQuery(
    trpc.auditEntries.list.queryOptions(toAuditInput(filters), { placeholderData: keepPreviousData }),
  );
  return (
    <>
      <AuditFilterBar filters={filters} path={AUDIT_LOG_PATH} />
      <AuditTable list={list} filters={filters} path={AUDIT_LOG_PATH} />
    </>
  );
}
