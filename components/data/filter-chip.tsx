import { X } from "lucide-react";
import Link from "next/link";

interface FilterChipProps {
  /** What is filtered: "Status". */
  name: string;
  value: string;
  /** The same list without this filter. */
  removeHref: string;
}

/** One filter that is on; its cross takes it off. */
export function FilterChip({ name, value, removeHref }: FilterChipProps) {
  return (
    <span className="inline-flex h-7 max-w-full min-w-0 items-center gap-1 rounded-full border border-line bg-surface pr-0.5 pl-2.5 text-xs shadow-card">
      <span className="shrink-0 text-muted">{name}</span>
      <span title={value} className="truncate font-medium text-ink">
        {value}
      </span>
      <Link
        href={removeHref}
        scroll={false}
        aria-label={`Remove filter ${name} ${value}`}
        className="flex size-6 shrink-0 items-center justify-center rounded-full text-muted hover:bg-hover hover:text-ink"
      >
        <X aria-hidden className="size-3.5" />
      </Link>
    </span>
  );
}
