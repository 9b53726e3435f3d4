import { ScrollText } from "lucide-react";
import type { Column } from "@/components/data/column";
import { DateTime } from "@/components/format/date-time";
import { EmptyState } from "@/components/layout/empty-state";
import { ListCard, type ListCardProps } from "@/components/providers/list-card";
import { Button } from "@/components/ui/button";
import type { AuditEntry } from "@/server/modules/audit-entries/schema";
import { AuditActor } from "./audit-actor";
import { AuditSheet } from "./audit-sheet";
import { type AuditFilters, auditParams } from "./filters";

const COLUMNS: Column<AuditEntry>[] = [
  {
    id: "action",
    header: "Action",
    cell: ({ action }) => (
      <code className="font-mono text-xs whitespace-nowrap @max-xl:break-all @max-xl:whitespace-normal">
        {action}
      </code>
    ),
    phone: "title",
  },
  {
    id: "actor",
    header: "Who",
    cell: (entry) => <AuditActor entry={entry} />,
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
    cell: ({ created_at }) => (
      <DateTime wall value={created_at} lead="relative" className="whitespace-nowrap" />
    ),
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

interface AuditTableProps<Entry extends AuditEntry> {
  list: ListCardProps<Entry>["list"];
  filters: AuditFilters;
  /** Of the page that shows the log. */
  path: string;
  /** Columns that only this page has, before the time. */
  more?: Column<Entry>[];
}

/** A page of acts, each with its details beside it. */
export function AuditTable<Entry extends AuditEntry>({ list, filters, path, more }: AuditTableProps<Entry>) {
  return (
    <ListCard
      label="Audit log"
      list={list}
      columns={[...COLUMNS.slice(0, 3), ...(more ?? []), ...COLUMNS.slice(3)]}
      empty={
        <EmptyState
          icon={<ScrollText />}
          title="Nothing was done"
          action={<Button href={path}>Show everything</Button>}
        >
          Changes of settings, team, keys and money appear here at once.
        </EmptyState>
      }
      path={path}
      params={auditParams(filters)}
      place={filters.place}
      noun={["entry", "entries"]}
    />
  );
}
