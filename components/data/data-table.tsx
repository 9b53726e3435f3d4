"use client";

import type { ColumnDef, SortingState } from "@tanstack/react-table";
import { createSortedRowModel, rowSortingFeature, tableFeatures, useTable } from "@tanstack/react-table";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import { useMemo, useRef, useState } from "react";
import type { Column } from "@/components/data/column";
import { DataRow } from "@/components/data/data-row";
import { HeaderCell } from "@/components/data/header-cell";
import { useRowKeys } from "@/components/data/row-keys";
import { SkeletonRows } from "@/components/data/skeleton-rows";

interface DataTableProps<Row> {
  /** Names the table for screen readers. */
  label: string;
  /** Declare it outside the component, or memoise it. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Makes the whole row a link; the title column carries it, so that column holds text only. */
  rowHref?: (row: Row) => string;
  /** First load: shapes instead of rows. */
  loading?: boolean;
  skeletonRows?: number;
  /** Shown instead of rows; usually an `EmptyState`. */
  empty?: ReactNode;
  /** Under the rows: `CursorPagination`. */
  footer?: ReactNode;
  initialSort?: { id: string; descending?: boolean };
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

/**
 * Rows of one kind of thing. Where it is narrow, each row becomes a small card; nothing scrolls sideways on a phone.
 * The keys `j` and `k` walk through the rows.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const {
    label,
    columns,
    rows,
    rowKey,
    rowHref,
    loading,
    skeletonRows = 6,
    empty,
    footer,
    initialSort,
  } = props;
  const list = useRef<HTMLTableElement>(null);
  useRowKeys(list);
  const definitions = useMemo(() => columns.map(toDefinition), [columns]);
  const data = useMemo(() => [...rows], [rows]);
  const [initialState] = useState(() => ({ sorting: toSorting(initialSort) }));
  const table = useTable({
    features,
    columns: definitions,
    data,
    getRowId: rowKey,
    initialState,
    enableMultiSort: false,
  });
  const sorted = table.getRowModel().rows;

  if (!loading && rows.length === 0 && empty) return empty;
  return (
    <div className="@container">
      <div className="overflow-x-auto">
        <table
          ref={list}
          data-list
          role="table"
          aria-label={label}
          aria-busy={loading}
          className="w-full text-sm @max-xl:block"
        >
          <thead className="@max-xl:sr-only">
            <tr role="row">
              {columns.map((column) => (
                <HeaderCell
                  key={column.id}
                  column={column}
                  sorting={loading ? undefined : table.getColumn(column.id)}
                />
              ))}
            </tr>
          </thead>
          <tbody
            role="rowgroup"
            className={clsx("divide-y divide-line @max-xl:block", loading && "pointer-events-none")}
          >
            {loading ? (
              <SkeletonRows columns={columns} count={skeletonRows} />
            ) : (
              sorted.map((row) => (
                <DataRow key={row.id} row={row.original} columns={columns} href={rowHref?.(row.original)} />
              ))
            )}
          </tbody>
        </table>
      </div>
      {footer ? <div className="border-t border-line px-4 py-2.5">{footer}</div> : null}
    </div>
  );
}

function toDefinition<Row extends object>(column: Column<Row>): ColumnDef<typeof features, Row> {
  const { id, header, sortBy } = column;
  return {
    id,
    header,
    accessorFn: (row) => sortBy?.(row),
    enableSorting: Boolean(sortBy),
    sortFn: (a, b) => ascending(sortBy?.(a.original), sortBy?.(b.original)),
  };
}

type Sortable = string | number | bigint | undefined;

function ascending(a: Sortable, b: Sortable): number {
  if (a === undefined || b === undefined || a === b) return 0;
  if (typeof a === "string" && typeof b === "string") return a.localeCompare(b);
  return a < b ? -1 : 1;
}

function toSorting(sort: DataTableProps<object>["initialSort"]): SortingState {
  return sort ? [{ id: sort.id, desc: sort.descending ?? false }] : [];
}
