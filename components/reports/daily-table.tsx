import { CalendarDays } from "lucide-react";
import type { Column } from "@/components/data/column";
import { CsvLink } from "@/components/data/csv-link";
import { DataTable } from "@/components/data/data-table";
import { Money } from "@/components/format/money";
import { EmptyState } from "@/components/layout/empty-state";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { Overview } from "@/server/modules/read-models/schema";

type Day = Overview["days"][number];

const DATE = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

const COLUMNS: readonly Column<Day>[] = [
  {
    id: "day",
    header: "Day (UTC)",
    cell: ({ date }) => <time dateTime={date}>{DATE.format(Date.parse(date))}</time>,
    phone: "title",
  },
  {
    id: "net",
    header: "Net",
    cell: ({ net_amount, currency }) => (
      <Money amount={net_amount} currency={currency} className="font-medium" />
    ),
    align: "end",
    phone: "aside",
  },
  {
    id: "gross",
    header: "Gross",
    cell: ({ gross_amount, currency }) => <Money amount={gross_amount} currency={currency} bare />,
    align: "end",
  },
  {
    id: "fees",
    header: "Fees",
    cell: ({ platform_fee_amount, currency }) => (
      <Money amount={platform_fee_amount} currency={currency} bare />
    ),
    align: "end",
  },
  {
    id: "settled",
    header: "Settled",
    cell: ({ settlements }) => <span className="figures">{settlements.toLocaleString("en")}</span>,
    align: "end",
  },
  {
    id: "reversed",
    header: "Reversed",
    cell: ({ reversals }) => <span className="figures">{reversals.toLocaleString("en")}</span>,
    align: "end",
  },
];

interface DailyTableProps {
  overview: Overview;
  days: { readonly from: string; readonly to: string };
}

/** The days on which something was settled or reversed, newest first. */
export function DailyTable({ overview, days }: DailyTableProps) {
  const rows = overview.days
    .filter(({ settlements, reversals }) => settlements > 0 || reversals > 0)
    .toReversed();
  return (
    <Card
      title="By day"
      description="Each settlement counts on the day it was completed, its reversal on the day of the reversal."
      actions={<CsvLink noun="daily_figures" filters={days} />}
      padding="none"
    >
      <DataTable
        label="Settled by day"
        columns={COLUMNS}
        rows={rows}
        rowKey={({ date, currency }) => `${date} ${currency}`}
        empty={
          <EmptyState
            icon={<CalendarDays />}
            title="Nothing was settled in these days"
            action={<Button href="/invoices">See invoices</Button>}
          >
            Every day on which an invoice is paid appears here with its gross, fees and net.
          </EmptyState>
        }
      />
    </Card>
  );
}
