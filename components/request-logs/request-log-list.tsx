"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ScrollText } from "lucide-react";
import { useMemo } from "react";
import type { Column } from "@/components/data/column";
import { FilterTabs } from "@/components/data/filter-tabs";
import { DateTime } from "@/components/format/date-time";
import { EmptyState } from "@/components/layout/empty-state";
import { ListCard } from "@/components/providers/list-card";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import type { RequestLog } from "@/server/modules/request-logs/schema";
import {
  REQUEST_LOG_PATH,
  requestLogHref,
  requestLogParams,
  type RequestLogFilters,
  toRequestLogInput,
} from "./filters";
import { RequestFilters } from "./request-filters";
import { HttpStatus } from "./request-look";
import { RequestSheet } from "./request-sheet";

const REFRESH_MILLISECONDS = 5_000;
const TABS = [
  [undefined, "All"],
  ["2xx", "Succeeded"],
  ["4xx", "Refused"],
  ["5xx", "Failed"],
] as const;

const columnsOf = (readKeys: boolean): Column<RequestLog>[] => [
  {
    id: "request",
    header: "Request",
    cell: ({ method, path }) => (
      <code className="font-mono text-xs break-all">
        <span className="font-semibold">{method}</span> {path}
      </code>
    ),
    phone: "title",
  },
  {
    id: "status",
    header: "Status",
    cell: ({ status }) => <HttpStatus status={status} />,
    phone: "aside",
  },
  { id: "error", header: "Error", cell: ({ error_code }) => error_code ?? "–" },
  {
    id: "duration",
    header: "Took",
    cell: ({ duration_ms }) => <span className="figures">{duration_ms.toLocaleString("en")} ms</span>,
    align: "end",
  },
  {
    id: "when",
    header: "When",
    cell: ({ created_at }) => (
      <DateTime wall value={created_at} lead="relative" className="whitespace-nowrap" />
    ),
    align: "end",
  },
  {
    id: "details",
    header: "Details",
    cell: (request) => <RequestSheet request={request} readKeys={readKeys} />,
    align: "end",
  },
];

interface RequestLogListProps {
  filters: RequestLogFilters;
  /** Whether the reader may see the keys that asked. */
  readKeys: boolean;
}

/** What the merchant's keys asked, newest first, kept up to date. */
export function RequestLogList({ filters, readKeys }: RequestLogListProps) {
  const trpc = useTRPC();
  const columns = useMemo(() => columnsOf(readKeys), [readKeys]);
  const list = useQuery(
    trpc.requestLogs.list.queryOptions(toRequestLogInput(filters), {
      placeholderData: keepPreviousData,
      refetchInterval: filters.place.cursor ? false : REFRESH_MILLISECONDS,
    }),
  );
  const tabs = TABS.map(([status, label]) => ({
    href: requestLogHref(filters, { status }),
    label,
    current: status === filters.status,
  }));
  return (
    <>
      <FilterTabs label="Status" items={tabs} />
      <RequestFilters filters={filters} />
      <ListCard
        label="Requests"
        list={list}
        columns={columns}
        empty={<NothingHere />}
        path={REQUEST_LOG_PATH}
        params={requestLogParams(filters)}
        place={filters.place}
        noun={["request", "requests"]}
      />
    </>
  );
}

function NothingHere() {
  return (
    <EmptyState
      icon={<ScrollText />}
      title="No such requests"
      action={<Button href="/docs">Make a first request</Button>}
    >
      What is asked with your API keys appears here within seconds, and stays for 30 days.
    </EmptyState>
  );
}
