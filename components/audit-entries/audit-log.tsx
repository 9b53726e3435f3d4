"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ScrollText } from "lucide-react";
import type { Column } from "@/components/data/column";
import { DataTable } from "@/components/data/data-table";
import { ListFooter } from "@/components/data/list-footer";
import { DateTime } from "@/components/format/date-time";
import { EmptyState } from "@/components/layout/empty-state";
import { LoadFailure } from "@/components/providers/load-failure";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { AuditEntry } from "@/server/modules/audit-entries/schema";
import { AuditFilterBar } from "./audit-filter-bar";
import { AuditSheet } from "./audit-sheet";
import { AUDIT_LOG_PATH, type AuditFilters, auditParams, toAuditInput } from "./filters";

const COLUMNS: Column<AuditEntry>[] = [
  {
    id: "action",
    header: "Action",
    cell: ({ action }) => <code className="font-mono text-xs break-all">{action}</code>,
    phone: "title",
  },
  {
    id: "actor",
    header: "Who",
    cell: ({ actor }) => <span className="break-all">{actor.name ?? actor.type}</span>,
  },
  {
    id: "target",
    header: "Object",
    cell: ({ target_id }) => (
      <code className="line-clamp-1 font-mono text-xs break-all text-muted" title={target_id}>
        {target_id}
      </code>
    ),
    phone: "hidden",
  },
  {
    id: "when",
    header: "When",
    cell: ({ created_at }) => <DateTime value={created_at} lead="relative" className="whitespace-nowrap" />,
    align: "end",
  },
  {
    id: "details",
    header: "Details",
    cell: (entry) => <AuditSheet entry={entry} />,
    align: "end",
    phone: "aside",
  },
];

/** What was done, newest first, with the filters of the page's address. */
export function AuditLog({ filters }: { filters: AuditFilters }) {
  const trpc = useTRPC();
  const list = useQuery(
    trpc.auditEntries.list.queryOptions(toAuditInput(filters), { placeholderData: keepPreviousData }),
  );
  return (
    <>
      <AuditFilterBar filters={filters} />
      {list.isError ? (
        <LoadFailure error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <Card padding="none">
          <DataTable
            label="Audit log"
            columns={COLUMNS}
            rows={list.data?.data ?? []}
            rowKey={({ id }) => id}
            loading={list.isPending}
            empty={
              <EmptyState
                icon={<ScrollText />}
                title="Nothing was done"
                action={<Button href={AUDIT_LOG_PATH}>Show everything</Button>}
              >
                Changes of settings, team, keys and money appear here at once.
              </EmptyState>
            }
            footer={
              <ListFooter
                path={AUDIT_LOG_PATH}
                params={auditParams(filters)}
                place={filters.place}
                list={list.data}
                noun={["entry", "entries"]}
              />
            }
          />
        </Card>
      )}
    </>
  );
}
