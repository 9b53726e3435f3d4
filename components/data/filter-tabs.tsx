import { clsx } from "clsx";
import Link from "next/link";
import { countText } from "@/components/format/count";

export interface FilterTab {
  href: string;
  label: string;
  count?: number;
  /** The highest count that is exact. */
  counted?: number;
  current?: boolean;
  /** Draws attention while its count is above zero. */
  urgent?: boolean;
}

interface FilterTabsProps {
  items: readonly FilterTab[];
  label: string;
}

/** Slices of one list with their counts. Each is an address, so it can be shared and gone back to. */
export function FilterTabs({ items, label }: FilterTabsProps) {
  return (
    <nav aria-label={label} className="min-w-0 overflow-x-auto border-b border-line [scrollbar-width:none]">
      <ul className="flex w-max gap-5">
        {items.map((item) => (
          <li key={item.href}>
            <Link
              href={item.href}
              scroll={false}
              aria-current={item.current ? "page" : undefined}
              className={clsx(
                "-outline-offset-2 flex h-9 items-center gap-1.5 rounded-sm border-b-2 text-sm font-medium whitespace-nowrap transition-colors duration-100",
                item.current ? "border-accent text-ink" : "border-transparent text-muted hover:text-ink",
              )}
            >
              {item.label}
              {item.count === undefined ? null : (
                <span
                  className={clsx(
                    "figures rounded-full px-1.5 text-xs",
                    item.urgent && item.count > 0
                      ? "bg-warning-soft text-warning-ink"
                      : "bg-neutral-soft text-neutral-ink",
                  )}
                >
                  {countText(item.count, item.counted)}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
