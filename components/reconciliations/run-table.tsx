"use client";

import type { Column } from "@/components/data/column";
import { DataTable } from "@/components/data/data-table";
import { DateTime } from "@/components/format/date-time";
import { networkName } from "@/components/payments/explorer";
import type { Reconciliation } from "@/server/modules/reconciliations/schema";
import { RunResult } from "./run-result";
import { checkText } from "./words";

const COLUMNS: readonly Column<Reconciliation>[] = [
  {
    id: "subject",
    header: "Checked",
    cell: ({ network }) => (network === null ? "Ledger" : networkName(network)),
    phone: "title",
  },
  { id: "result", header: "Result", cell: (run) => <RunResult run={run} />, phone: "aside" },
  {
    id: "differences",
    header: "Differences",
    cell: ({ differences }) => differences.map(({ name }) => checkText(name)).join("; ") || "None",
  },
  {
    id: "at",
    header: "When",
    cell: ({ finished_at }) => <DateTime value={finished_at} lead="relative" />,
    align: "end",
  },
];

/** What the newest runs found. */
export function RunTable({ runs }: { runs: readonly Reconciliation[] }) {
  return (
    <DataTable
      label="Reconciliations"
      columns={COLUMNS}
      rows={runs}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/admin/runs/${id}`}
    />
  );
}
