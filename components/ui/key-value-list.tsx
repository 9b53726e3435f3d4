import { clsx } from "clsx";
import type { ReactNode } from "react";

export interface KeyValue {
  /** The name; unique in its list. */
  key: string;
  value: ReactNode;
  /** A total: heavier, with a line above. */
  strong?: boolean;
}

interface KeyValueListProps {
  items: readonly KeyValue[];
  /** `rows`: name left, value right, for money. `columns`: value beside the name. `stacked`: value under the name. */
  layout?: "rows" | "columns" | "stacked";
  className?: string;
}

const PAIR = {
  rows: "flex items-baseline justify-between gap-6 py-1.5",
  columns: "grid gap-x-6 gap-y-0.5 py-1.5 sm:grid-cols-[10rem_minmax(0,1fr)]",
  stacked: "flex flex-col gap-0.5",
} as const;

/** Facts about one thing. */
export function KeyValueList({ items, layout = "columns", className }: KeyValueListProps) {
  return (
    <dl className={clsx("text-sm", layout === "stacked" && "grid gap-4 sm:grid-cols-2", className)}>
      {items.map((item) => (
        <div
          key={item.key}
          className={clsx(PAIR[layout], item.strong && "mt-1.5 border-t border-line pt-3 font-semibold")}
        >
          <dt className={item.strong ? "text-ink" : "text-muted"}>{item.key}</dt>
          <dd className={clsx("min-w-0 text-ink", layout === "rows" ? "text-end" : "wrap-break-word")}>
            {item.value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
