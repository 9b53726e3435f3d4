"use client";

import { SearchX } from "lucide-react";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { DaySpanFields } from "@/components/data/day-span-fields";
import { FilterChip } from "@/components/data/filter-chip";
import { FilterTabs } from "@/components/data/filter-tabs";
import { SearchBox } from "@/components/data/search-box";
import { EmptyState } from "@/components/layout/empty-state";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { type MoneyFilters, moneyHref } from "./filters";
import { useMoneySearch } from "./use-money-search";

type MoneyPath = "/payments" | "/settlements";

const CHIPS = [
  ["invoice", "Invoice"],
  ["customer", "Customer"],
  ["tx", "Transaction"],
  ["from", "From"],
  ["to", "Until"],
] as const;

interface MoneyFrameProps {
  path: MoneyPath;
  filters: MoneyFilters;
  tabs: readonly { readonly status: string; readonly label: string }[];
  children: ReactNode;
}

/** Around a list of money: tabs by status, a search box, days, and a chip for every filter that is on. */
export function MoneyFrame({ path, filters, tabs, children }: MoneyFrameProps) {
  const router = useRouter();
  const { problem, search } = useMoneySearch(path, filters);
  const items = [{ status: undefined, label: "All" }, ...tabs].map(({ status, label }) => ({
    href: moneyHref(path, filters, { status }),
    label,
    current: status === filters.status,
  }));
  return (
    <>
      <FilterTabs label="Status" items={items} />
      <div className="flex flex-col gap-3 py-4">
        <div className="flex flex-wrap items-start gap-2">
          <SearchBox
            label={`Search ${path.slice(1)}`}
            title="An order id, the id of an invoice or customer, an address, or a transaction"
            placeholder="Order id, or paste an id"
            path={path}
            value={filters.tx ?? filters.invoice ?? filters.customer}
            onSearch={(text) => void search(text)}
            problem={problem}
          />
          <DaySpanFields
            span={filters}
            onChange={(change) => router.push(moneyHref(path, filters, change), { scroll: false })}
          />
        </div>
        <Chips path={path} filters={filters} />
      </div>
      {children}
    </>
  );
}

function Chips({ path, filters }: { path: MoneyPath; filters: MoneyFilters }) {
  const set = CHIPS.flatMap(([key, name]) => (filters[key] ? [{ key, name, value: filters[key] }] : []));
  if (set.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {set.map(({ key, name, value }) => (
        <FilterChip
          key={key}
          name={name}
          value={value}
          removeHref={moneyHref(path, filters, { [key]: undefined })}
        />
      ))}
      <Link href={moneyHref(path, { status: filters.status, place: filters.place }, {})} className="text-xs">
        Clear filters
      </Link>
    </div>
  );
}

/** Instead of rows, when filters are on and nothing is left. */
export function NothingMatches({ path, noun }: { path: MoneyPath; noun: string }) {
  return (
    <EmptyState
      icon={<SearchX />}
      title={`No ${noun} matches`}
      action={<Button href={path}>Show all {noun}s</Button>}
    >
      Try fewer filters, or other days.
    </EmptyState>
  );
}
