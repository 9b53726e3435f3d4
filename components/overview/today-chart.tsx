import { Chart } from "@/components/data/chart";
import { amountText } from "@/components/format/amount";
import { Card } from "@/components/ui/card";
import type { Overview } from "@/server/modules/read-models/schema";

const clockText = (hour: number) => `${String(hour).padStart(2, "0")}:00`;

/** How today adds up, hour by hour, over yesterday's line. */
export function TodayChart({ overview }: { overview: Overview }) {
  const [today] = overview.today;
  if (!today) return null;
  const { currency, hours } = today;
  const words = (amount: string | null) => (amount === null ? "still to come" : amountText(amount, currency));
  return (
    <Card title="Today" description={`Gross in ${currency} since midnight (UTC); dashed: yesterday`}>
      <Chart
        label={`Gross settled today in ${currency} by the end of each hour, beside yesterday`}
        height={180}
        data={hours.map(({ hour, gross_amount: now, yesterday_gross_amount: yesterday }) => ({
          label: clockText(hour + 1),
          value: now === null ? null : Number(now),
          previous: Number(yesterday),
          text: `${words(now)}, yesterday ${words(yesterday)}`,
        }))}
      />
    </Card>
  );
}
