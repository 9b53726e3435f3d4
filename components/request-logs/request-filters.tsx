"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { FilterChip } from "@/components/data/filter-chip";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { REQUEST_METHODS } from "@/server/modules/request-logs/schema";
import { requestLogHref, type RequestLogFilters } from "./filters";

const ANY = "any";
const METHODS = [
  { value: ANY, label: "Any method" },
  ...REQUEST_METHODS.map((method) => ({ value: method, label: method })),
] as const;

/** A search box, the method, the days, and a chip for what was searched. */
export function RequestFilters({ filters }: { filters: RequestLogFilters }) {
  const router = useRouter();
  const change = (next: Partial<RequestLogFilters>) =>
    router.push(requestLogHref(filters, next), { scroll: false });
  const changeDay = (name: "from" | "to") => (event: { target: { value: string } }) =>
    change({ [name]: event.target.value || undefined });
  const search = (data: FormData) => {
    const text = data.get("query");
    change({ query: (typeof text === "string" && text.trim()) || undefined });
  };
  return (
    <div className="flex flex-col gap-3 py-4">
      <div className="flex flex-wrap items-center gap-2">
        <form role="search" action={search} className="relative w-full min-w-0 sm:w-80">
          <Search
            aria-hidden
            className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted"
          />
          <Input
            key={filters.query ?? ""}
            name="query"
            type="search"
            defaultValue={filters.query ?? ""}
            aria-label="Search by path, request id, API key id, or key: and an idempotency key"
            placeholder="Path, request id, key:…"
            className="w-full pl-8"
          />
        </form>
        <Select
          aria-label="Method"
          options={METHODS}
          value={filters.method ?? ANY}
          onValueChange={(method) => change({ method: method === ANY ? undefined : method })}
          className="w-full sm:w-36"
        />
        <div className="flex w-full min-w-0 items-center gap-2 sm:w-auto">
          <Input
            type="date"
            aria-label="From"
            title="From (UTC)"
            value={filters.from ?? ""}
            onChange={changeDay("from")}
            className="min-w-0 flex-1 sm:w-36 sm:flex-none"
          />
          <span aria-hidden className="text-muted">
            –
          </span>
          <Input
            type="date"
            aria-label="Until"
            title="Until (UTC)"
            value={filters.to ?? ""}
            onChange={changeDay("to")}
            className="min-w-0 flex-1 sm:w-36 sm:flex-none"
          />
        </div>
      </div>
      {filters.query ? (
        <div className="flex flex-wrap items-center gap-2">
          <FilterChip
            name="Search"
            value={filters.query}
            removeHref={requestLogHref(filters, { query: undefined })}
          />
        </div>
      ) : null}
    </div>
  );
}
