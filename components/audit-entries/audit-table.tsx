import { ScrollText } from "lucide-react";
import type { Column } from "@/components/data/column";
import { DataTable } from "@/components/data/data-table";
import { ListFooter } from "@/components/data/list-footer";
import { DateTime } from "@/components/format/date-time";
import { EmptyState } from "@/components/layout/empty-state";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { List } from "@/server/core/wire";
import type { AuditEntry } from "@/server/modules/audit-entries/schema";
import { AuditSheet } from "./audit-sheet";
import { type AuditFilters, auditParams } from "./filters";

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

interface AuditTableProps<Entry extends AuditEntry> {
  list: List<Entry> | undefined;
  loading: boolean;
  filters: AuditFilters;
  /** Of the page that shows the log. */
  path: string;
  /** Columns that only this page has, before the time. */
  more?: Column<Entry>[];
}

/** A page of acts, each with its details beside it. */
export function AuditTable<Entry extends AuditEntry>(props: AuditTableProps<Entry>) {
  const { list, loading, filters, path, more = [] } = props;
  return (
    <Card padding="none">
      <DataTable
        label="Audit log"
        columns={[...COLUMNS.slice(0, 3), ...more, ...COLUMNS.slice(3)]}
        rows={list?.data ?? []}
        rowKey={({ id }) => id}
        loading={loading}
        empty={
          <EmptyState
            icon={<ScrollText />}
            title="Nothing was done"
            action={<Button href={path}>Show everything</Button>}
          >
            Changes of settings, team, keys and money appear here at once.
          </EmptyState>
        }
        footer={
          <ListFooter
            path={path}
            params={auditParams(filters)}
            place={filters.place}
            list={list}
            noun={["entry", "entries"]}
          />
        }
      />
    </Card>
  );
}
