import { Skeleton } from "@/components/ui/skeleton";
import type { Column } from "@/components/data/column";

interface SkeletonRowsProps<Row> {
  columns: readonly Column<Row>[];
  count: number;
}

/** The table's shape before its first rows arrive. */
export function SkeletonRows<Row>({ columns, count }: SkeletonRowsProps<Row>) {
  return Array.from({ length: count }, (_, index) => (
    <tr
      key={index}
      role="row"
      className="@max-xl:flex @max-xl:h-18 @max-xl:items-center @max-xl:justify-between @max-xl:px-4"
    >
      {columns.map((column, place) => (
        <td
          key={column.id}
          role="cell"
          className={
            place > 1
              ? "h-11 px-3 last:pr-5 @max-xl:hidden"
              : "h-11 px-3 first:pl-5 @max-xl:h-auto @max-xl:px-0!"
          }
        >
          <Skeleton className={column.align === "end" ? "ml-auto h-3.5 w-20" : "h-3.5 w-28"} />
        </td>
      ))}
    </tr>
  ));
}
