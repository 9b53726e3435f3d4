"use client";

import type { Column } from "@/components/data/column";
import { DataTable } from "@/components/data/data-table";
import { DateTime } from "@/components/format/date-time";
import type { FailedJob } from "@/server/modules/jobs/schema";

const COLUMNS: readonly Column<FailedJob>[] = [
  { id: "function", header: "Job", cell: ({ function_id }) => function_id, phone: "title" },
  {
    id: "message",
    header: "Why",
    cell: ({ message }) => <span className="wrap-anywhere">{message}</span>,
    className: "whitespace-normal",
  },
  { id: "attempts", header: "Attempts", cell: ({ attempts }) => attempts, align: "end" },
  {
    id: "at",
    header: "Gave up",
    cell: ({ ended_at }) => <DateTime value={ended_at} lead="relative" />,
    align: "end",
    phone: "aside",
  },
];

/** Runs that gave up, the newest first. */
export function FailureTable({ failures }: { failures: readonly FailedJob[] }) {
  return <DataTable label="Failed jobs" columns={COLUMNS} rows={failures} rowKey={({ run_id }) => run_id} />;
}
