"use client";

import { SearchX } from "lucide-react";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import type { Column } from "@/components/data/column";
import { DaySpanFields } from "@/components/data/day-span-fields";
import { FilterChip } from "@/components/data/filter-chip";
import { FilterTabs } from "@/components/data/filter-tabs";
import { SearchBox } from "@/components/data/search-box";
import { EmptyState } from "@/components/layout/empty-state";
import { ListCard, type ListCardProps } from "@/components/providers/list-card";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { isFiltered, type MoneyFilters, moneyHref, moneyParams } from "./filters";
import { MONEY_TERMS } from "./search";
import { useMoneySearch } from "./use-money-search";

type MoneyPath = "/payments" | "/settlements";

const CHIPS = [
  ["order", "Order id"],
  ["invoice", "Invoice"],
  ["customer", "Customer"],
  ["tx", "Transaction"],
  ["amount", "Amount, USDT"],
  ["from", "From"],
  ["to", "Until"],
] as const;

interface MoneyListProps<Row> {
  path: MoneyPath;
  filters: MoneyFilters;
  tabs: readonly { readonly status: string; readonly label: string }[];
  list: ListCardProps<Row>["list"];
  columns: readonly Column<Row>[];
  /** What a row is: "payment". */
  noun: string;
  /** Instead of rows, while there are none at all. */
  empty: ReactNode;
}

/** A list of money: tabs by status, a search box, days, a chip for every filter that is on, and rows that lead to their invoices. */
export function MoneyList<Row extends { id: string; invoice_id: string }>(props: MoneyListProps<Row>) {
  const { path, filters, tabs, list, columns, noun, empty } = props;
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
            label={`Search ${noun}s`}
            title="An order id, the id of an invoice or customer, an address, or a transaction. Alone, or together with:"
            terms={MONEY_TERMS}
            placeholder="Order id, or paste an id"
            path={path}
            value={filters.order ?? filters.tx ?? filters.invoice ?? filters.customer}
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
      <ListCard
        label={path === "/payments" ? "Payments" : "Settlements"}
        list={list}
        columns={columns}
        rowHref={({ invoice_id }) => `/invoices/${invoice_id}`}
        empty={isFiltered(filters) ? <NothingMatches path={path} noun={noun} /> : empty}
        path={path}
        params={moneyParams(filters)}
        place={filters.place}
        noun={[noun, `${noun}s`]}
      />
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
function NothingMatches({ path, noun }: { path: MoneyPath; noun: string }) {
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
