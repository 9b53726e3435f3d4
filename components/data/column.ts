import type { ReactNode } from "react";

export interface Column<Row> {
  id: string;
  /** The heading; on phones the name beside the value. */
  header: string;
  cell: (row: Row) => ReactNode;
  align?: "start" | "end";
  /** Makes the heading a button that orders the loaded rows by this value. */
  sortBy?: (row: Row) => string | number | bigint;
  /**
   * Its place when a row becomes a card: first line left, first line right, a line below with its name or with none, or
   * nowhere.
   */
  phone?: "title" | "aside" | "line" | "unnamed" | "hidden";
  /** Width or wrapping of the column on wide screens. */
  className?: string;
}

export const PHONE_PLACE = {
  title: "@max-xl:order-1 @max-xl:min-w-0 @max-xl:font-medium",
  aside: "@max-xl:order-2 @max-xl:justify-self-end",
  line: "@max-xl:order-3 @max-xl:col-span-2 @max-xl:flex @max-xl:items-baseline @max-xl:justify-between @max-xl:gap-6",
  unnamed: "@max-xl:order-3 @max-xl:col-span-2",
  hidden: "@max-xl:hidden",
} as const;
