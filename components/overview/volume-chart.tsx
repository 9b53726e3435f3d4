import { Chart } from "@/components/data/chart";
import { amountText } from "@/components/format/amount";
import { Card } from "@/components/ui/card";
import type { Overview } from "@/server/modules/read-models/schema";
import type { Period } from "./periods";

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** Gross volume by day. */
export function VolumeChart({ overview, period }: { overview: Overview; period: Period }) {
  const currency = overview.period[0]?.currency ?? "USDT";
  const days = overview.days.filter((day) => day.currency === currency);
  return (
    <Card title="Gross volume" description={`${currency} per day (UTC), ${period.label.toLowerCase()}`}>
      <Chart
        label={`Gross volume per day in ${currency}`}
        kind={days.length > 31 ? "area" : "bar"}
        data={days.map(({ date, gross_amount }) => ({
          label: DAY.format(Date.parse(date)),
          value: Number(gross_amount),
          text: amountText(gross_amount, currency),
        }))}
      />
    </Card>
  );
}
