import { Chart } from "@/components/data/chart";
import { amountText } from "@/components/format/amount";
import { Card } from "@/components/ui/card";
import type { Overview } from "@/server/modules/read-models/schema";
import type { Period } from "./periods";

const DAY = { day: "numeric", month: "short", timeZone: "UTC" } as const;
const SHORT = new Intl.DateTimeFormat("en-GB", DAY);
const LONG = new Intl.DateTimeFormat("en-GB", { ...DAY, year: "numeric" });
/** More bars than this become an area. */
const BARS = 31;

/** Gross volume by day. */
export function VolumeChart({ overview, period }: { overview: Overview; period: Period }) {
  const currency = overview.period[0]?.currency ?? "USDT";
  const [first, last] = [overview.days[0]?.date, overview.days.at(-1)?.date];
  const format = first?.slice(0, 4) === last?.slice(0, 4) ? SHORT : LONG;
  const days = overview.days.filter((day) => day.currency === currency);
  return (
    <Card title="Gross volume" description={`${currency} per day (UTC), ${period.label.toLowerCase()}`}>
      <Chart
        label={`Gross volume per day in ${currency}`}
        height={180}
        kind={days.length > BARS ? "area" : "bar"}
        data={days.map(({ date, gross_amount }) => ({
          label: format.format(Date.parse(date)),
          value: Number(gross_amount),
          text: amountText(gross_amount, currency),
        }))}
      />
    </Card>
  );
}
