"use client";

import { CircleCheck, Clock, LoaderCircle, TimerOff } from "lucide-react";
import { Chart } from "@/components/data/chart";
import type { Column } from "@/components/data/column";
import { CsvLink } from "@/components/data/csv-link";
import { CursorPagination } from "@/components/data/cursor-pagination";
import { DataTable } from "@/components/data/data-table";
import { DaySpanFields } from "@/components/data/day-span-fields";
import { FilterChip } from "@/components/data/filter-chip";
import { FilterTabs } from "@/components/data/filter-tabs";
import { JsonView } from "@/components/data/json-view";
import { ListFooter } from "@/components/data/list-footer";
import { SearchBox } from "@/components/data/search-box";
import { StatTile } from "@/components/data/stat-tile";
import { DateTime } from "@/components/format/date-time";
import { Money } from "@/components/format/money";
import { StatusBadge } from "@/components/format/status-badge";
import { TxId } from "@/components/format/tx-id";
import { QueryProvider } from "@/components/providers/query";
import { Card } from "@/components/ui/card";

const LOOKS = [
  { label: "Pending", tone: "neutral", icon: <Clock aria-hidden /> },
  { label: "Confirming", tone: "info", icon: <LoaderCircle aria-hidden /> },
  { label: "Paid", tone: "success", icon: <CircleCheck aria-hidden /> },
  { label: "Expired", tone: "warning", icon: <TimerOff aria-hidden /> },
] as const;

const ROWS = Array.from({ length: 7 }, (_, index) => ({
  id: `inv_01jq8y6s4h8k2m3n4p5q6r7s${index}t`,
  order: `order-10${index + 10}`,
  amount: ["25.00", "1204.50", "9.990001", "310.00"][index % 4] ?? "0.00",
  createdAt: `2026-01-1${index}T1${index}:30:00Z`,
  look: index % 4,
}));
type Sample = (typeof ROWS)[number];

const COLUMNS: Column<Sample>[] = [
  {
    id: "order",
    header: "Order",
    cell: (row) => row.order,
    sortBy: (row) => row.order,
    phone: "title",
    className: "font-medium",
  },
  { id: "status", header: "Status", cell: (row) => <StatusBadge {...(LOOKS[row.look] ?? LOOKS[0])} /> },
  { id: "id", header: "Invoice", cell: (row) => <TxId value={row.id} label="invoice id" />, phone: "hidden" },
  {
    id: "created",
    header: "Created",
    cell: (row) => <DateTime value={row.createdAt} />,
    sortBy: (row) => row.createdAt,
    className: "whitespace-nowrap",
  },
  {
    id: "amount",
    header: "Amount",
    align: "end",
    cell: (row) => <Money amount={row.amount} currency="USDT" />,
    phone: "aside",
  },
];

const POINTS = Array.from({ length: 14 }, (_, index) => ({
  label: `${index + 1} Jan`,
  value: 400 + ((index * 137) % 260) + index * 30,
  previous: 380 + ((index * 71) % 220),
}));

export function DataSamples() {
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <StatTile
          label="Gross volume"
          value={<Money amount="48204.5" currency="USDT" />}
          delta={{ text: "12.4 %", direction: "up", good: true }}
          hint="vs. last week"
        />
        <StatTile label="Invoices paid" value="318" delta={{ text: "4", direction: "down", good: false }} />
        <StatTile
          label="Median time to pay"
          value="2 min 10 s"
          delta={{ text: "8 s", direction: "down", good: true }}
        />
        <StatTile label="Conversion" value="71 %" delta={{ text: "no change", direction: "flat" }} />
      </div>
      <Card title="Volume">
        <Chart label="Volume per day" data={POINTS} />
      </Card>
      <FilterTabs
        label="Status"
        items={[
          { href: "?status=all", label: "All", count: 312, current: true },
          { href: "?status=pending", label: "Pending", count: 12 },
          { href: "?status=attention", label: "Needs attention", count: 3, urgent: true },
          { href: "?status=expired", label: "Expired", count: 41 },
        ]}
      />
      <SearchSamples />
      <div className="flex flex-wrap items-center gap-2">
        <QueryProvider>
          <CsvLink noun="invoices" filters={{ status: "paid" }} />
        </QueryProvider>
        <DaySpanFields span={{ from: "2026-01-01" }} onChange={() => {}} />
        <FilterChip name="Status" value="Paid" removeHref="?" />
        <FilterChip name="Amount" value="over 100" removeHref="?a" />
      </div>
      <Card padding="none">
        <DataTable
          label="Sample invoices"
          columns={COLUMNS}
          rows={ROWS}
          rowKey={(row) => row.id}
          rowHref={(row) => `/gallery?open=${row.id}`}
          footer={<CursorPagination nextHref="?cursor=x" summary="1–7 of 312" />}
        />
      </Card>
      <Card title="Loading" padding="none" level={3}>
        <DataTable
          label="Loading sample"
          columns={COLUMNS}
          rows={[]}
          rowKey={(row) => row.id}
          loading
          skeletonRows={3}
        />
      </Card>
      <Card title="Nothing" padding="none" level={3}>
        <DataTable
          label="Empty sample"
          columns={COLUMNS}
          rows={[]}
          rowKey={(row) => row.id}
          empty={<p className="p-6 text-center text-muted">No invoice yet</p>}
          footer={
            <ListFooter
              path="/gallery"
              place={{ trail: [] }}
              list={{ data: [], next_cursor: "x" }}
              noun={["invoice", "invoices"]}
            />
          }
        />
      </Card>
      <JsonView value={ROWS[0]} />
    </>
  );
}

const TERMS = [
  { begin: "order:", example: "A-1001", meaning: "Your order id" },
  { begin: "amount>", example: "25", meaning: "Due in USDT" },
];

function SearchSamples() {
  const search = { placeholder: "Search", path: "/gallery", onSearch: () => {} };
  return (
    <div className="grid items-start gap-3 sm:grid-cols-3">
      <SearchBox {...search} label="Sample search" value={undefined} />
      <SearchBox
        {...search}
        label="Sample search with terms"
        value={undefined}
        title="Words, or:"
        terms={TERMS}
      />
      <SearchBox
        {...search}
        label="Sample search that failed"
        value="amount>ten"
        problem="Write an amount such as 25."
      />
    </div>
  );
}
