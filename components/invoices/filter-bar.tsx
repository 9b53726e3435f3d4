"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { FilterChip } from "@/components/data/filter-chip";
import { SearchBox } from "@/components/data/search-box";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { filtersHref, type InvoiceFilters } from "./filters";
import { exceptionLabel } from "./invoice-status";
import { SEARCH_TERMS } from "./search";
import { useInvoiceSearch } from "./use-invoice-search";

type Chip = "exception" | "query" | "order" | "customer" | "tx" | "amount" | "from" | "to";

const CHIPS: readonly (readonly [Chip, string])[] = [
  ["exception", "Reason"],
  ["query", "Search"],
  ["order", "Order id"],
  ["customer", "Customer"],
  ["tx", "Transaction"],
  ["amount", "Due, USDT"],
  ["from", "From"],
  ["to", "Until"],
];
const NO_FILTERS: Record<Chip, undefined> = {
  exception: undefined,
  query: undefined,
  order: undefined,
  customer: undefined,
  tx: undefined,
  amount: undefined,
  from: undefined,
  to: undefined,
};

interface FilterBarProps {
  filters: InvoiceFilters;
  /** At the right end: what else can be done with the list. */
  actions: ReactNode;
}

/** Search, days, and a chip for every filter that is on. */
export function FilterBar({ filters, actions }: FilterBarProps) {
  const router = useRouter();
  const { search, problem } = useInvoiceSearch(filters);
  const changeDay = (key: "from" | "to") => (event: { target: { value: string } }) =>
    router.push(filtersHref(filters, { [key]: event.target.value || undefined }), { scroll: false });
  return (
    <div className="flex flex-col gap-3 py-4">
      <div className="flex flex-wrap items-start gap-2">
        <SearchBox
          label="Search invoices"
          title="Words, an id, an address or a transaction. Or, alone and together:"
          terms={SEARCH_TERMS}
          placeholder="Search, or paste an id"
          path="/invoices"
          value={filters.query}
          onSearch={(text) => void search(text)}
          problem={problem}
        />
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
        <div className="flex gap-2 sm:ml-auto">{actions}</div>
      </div>
      <Chips filters={filters} />
    </div>
  );
}

function Chips({ filters }: { filters: InvoiceFilters }) {
  const set = CHIPS.flatMap(([key, name]) => (filters[key] ? [{ key, name, value: filters[key] }] : []));
  const isCancelled = filters.tab === "cancelled";
  if (set.length === 0 && !isCancelled) return null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {isCancelled ? (
        <FilterChip name="Status" value="Cancelled" removeHref={filtersHref(filters, { tab: "all" })} />
      ) : null}
      {set.map(({ key, name, value }) => (
        <FilterChip
          key={key}
          name={name}
          value={key === "exception" && filters.exception ? exceptionLabel(filters.exception) : value}
          removeHref={filtersHref(filters, { [key]: undefined })}
        />
      ))}
      <Link
        href={filtersHref(filters, { ...NO_FILTERS, tab: isCancelled ? "all" : filters.tab })}
        className="text-xs"
      >
        Clear filters
      </Link>
    </div>
  );
}
