"use client";

import { useRouter } from "next/navigation";
import { DaySpanFields } from "@/components/data/day-span-fields";
import { FilterChip } from "@/components/data/filter-chip";
import { SearchBox } from "@/components/data/search-box";
import { Select } from "@/components/ui/select";
import { REQUEST_METHODS } from "@/server/modules/request-logs/schema";
import { REQUEST_LOG_PATH, requestLogHref, type RequestLogFilters } from "./filters";

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
  return (
    <div className="flex flex-col gap-3 py-4">
      <div className="flex flex-wrap items-center gap-2">
        <SearchBox
          label="Search requests"
          title="Part of a path, a request id, an API key’s id, or key: and an idempotency key"
          placeholder="Path, request id, key:…"
          path={REQUEST_LOG_PATH}
          value={filters.query}
          onSearch={(text) => change({ query: text || undefined })}
        />
        <Select
          aria-label="Method"
          options={METHODS}
          value={filters.method ?? ANY}
          onValueChange={(method) => change({ method: method === ANY ? undefined : method })}
          className="w-full sm:w-36"
        />
        <DaySpanFields span={filters} onChange={change} />
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
