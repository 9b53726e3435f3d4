import { clsx } from "clsx";
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { Column } from "@/components/data/column";

interface Sorting {
  getCanSort(): boolean;
  getIsSorted(): false | "asc" | "desc";
  toggleSorting(): void;
}

interface HeaderCellProps<Row> {
  column: Column<Row>;
  sorting: Sorting | undefined;
}

const ORDER = { asc: "ascending", desc: "descending" } as const;

/** A column's heading; a button when its rows can be ordered by it. */
export function HeaderCell<Row>({ column, sorting }: HeaderCellProps<Row>) {
  const sortable = sorting?.getCanSort() ?? false;
  const order = sorting?.getIsSorted() ?? false;
  const Icon = order === "asc" ? ArrowUp : order === "desc" ? ArrowDown : ChevronsUpDown;
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={sortable && order ? ORDER[order] : undefined}
      className={clsx(
        "h-9 border-b border-line px-3 text-xs font-medium whitespace-nowrap text-muted first:pl-5 last:pr-5",
        column.align === "end" ? "text-right" : "text-left",
        column.className,
      )}
    >
      {sortable ? (
        <button
          type="button"
          onClick={() => sorting?.toggleSorting()}
          className={clsx(
            "-mx-1.5 inline-flex h-6 items-center gap-1 rounded-sm px-1.5 hover:bg-hover hover:text-ink",
            order && "text-ink",
          )}
        >
          {column.header}
          <Icon aria-hidden className={clsx("size-3", !order && "opacity-60")} />
        </button>
      ) : (
        column.header
      )}
    </th>
  );
}
