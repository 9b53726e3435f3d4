import { clsx } from "clsx";
import Link from "next/link";
import type { Column } from "@/components/data/column";
import { PHONE_PLACE } from "@/components/data/column";

interface DataRowProps<Row> {
  row: Row;
  columns: readonly Column<Row>[];
  href: string | undefined;
}

/** One row. Its link covers it all, below any button or link of its own cells. */
export function DataRow<Row>({ row, columns, href }: DataRowProps<Row>) {
  const titleId = titleOf(columns);
  return (
    <tr
      role="row"
      className={clsx(
        "relative transition-colors duration-75 @max-xl:grid @max-xl:grid-cols-[minmax(0,1fr)_auto] @max-xl:items-center @max-xl:gap-x-4 @max-xl:gap-y-1 @max-xl:px-4 @max-xl:py-3",
        href && "hover:bg-hover/60 has-[a[data-row]:focus-visible]:bg-hover/60",
      )}
    >
      {columns.map((column) => {
        const content = column.cell(row);
        const place =
          content === null ? "hidden" : (column.phone ?? (column.id === titleId ? "title" : "line"));
        return (
          <td
            key={column.id}
            role="cell"
            className={clsx(
              "h-11 px-3 first:pl-5 last:pr-5 @max-xl:h-auto @max-xl:px-0! @max-xl:py-0",
              "[&_a:not([data-row])]:relative [&_a:not([data-row])]:z-10 [&_button]:relative [&_button]:z-10 [&_[role=checkbox]]:relative [&_[role=checkbox]]:z-10",
              column.align === "end" ? "text-right" : "text-left",
              column.className,
              PHONE_PLACE[place],
            )}
          >
            {place === "line" ? (
              <span aria-hidden className="shrink-0 text-xs text-muted @xl:hidden">
                {column.header}
              </span>
            ) : null}
            {href && column.id === titleId ? (
              <Link
                href={href}
                data-row
                className="rounded-sm after:absolute after:inset-0 after:content-['']"
              >
                {content}
              </Link>
            ) : (
              content
            )}
          </td>
        );
      })}
    </tr>
  );
}

function titleOf<Row>(columns: readonly Column<Row>[]): string | undefined {
  return (columns.find((column) => column.phone === "title") ?? columns[0])?.id;
}
