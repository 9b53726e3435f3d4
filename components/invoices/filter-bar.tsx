"use client";

import { useRouter } from "next/navigation";
import { FilterChip } from "@/components/data/filter-chip";
import { Link } from "@/components/ui/link";
import { filtersHref, type InvoiceFilters } from "./filters";
import { InvoiceSearch } from "./invoice-search";
import { Input } from "@/components/ui/input";

type Chip = "exception" | "query" | "order" | "from" | "to";

const CHIPS: readonly (readonly [Chip, string])[] = [
  ["exception", "Reason"],
  ["query", "Search"],
  ["order", "Order id"],
  ["from", "From"],
  ["to", "Until"],
];

/** Search, days, and a chip for every filter that is on. */
export function FilterBar({ filters }: { filters: InvoiceFilters }) {
  const router = useRouter();
  const set = CHIPS.flatMap(([key, name]) => (filters[key] ? [{ key, name, value: filters[key] }] : []));
  const changeDay = (key: "from" | "to") => (event: { target: { value: string } }) =>
    router.push(filtersHref(filters, { [key]: event.target.value || undefined }), { scroll: false });
  return (
    <div className="flex flex-col gap-3 py-4">
      <div className="flex flex-wrap items-center gap-2">
        <InvoiceSearch filters={filters} />
        <div className="flex w-full min-w-0 items-center gap-2 sm:w-auto">
          <Input
            type="date"
            aria-label="Created from"
            title="Created from (UTC)"
            value={filters.from ?? ""}
            onChange={changeDay("from")}
            className="min-w-0 flex-1 sm:w-36 sm:flex-none"
          />
          <span aria-hidden className="text-muted">
            –
          </span>
          <Input
            type="date"
            aria-label="Created until"
            title="Created until (UTC)"
            value={filters.to ?? ""}
            onChange={changeDay("to")}
            className="min-w-0 flex-1 sm:w-36 sm:flex-none"
          />
        </div>
      </div>
      {set.length > 0 ? (
        <div className="flex flex-wrap items-center gap-2">
          {set.map(({ key, name, value }) => (
            <FilterChip
              key={key}
              name={name}
              value={value}
              removeHref={filtersHref(filters, { [key]: undefined })}
            />
          ))}
          <Link
            href={filtersHref(filters, {
              exception: undefined,
              query: undefined,
              order: undefined,
              from: undefined,
              to: undefined,
            })}
            className="text-xs"
          >
            Clear filters
          </Link>
        </div>
      ) : null}
    </div>
  );
}
