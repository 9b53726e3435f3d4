import { StatTile } from "@/components/data/stat-tile";
import { Money } from "@/components/format/money";
import type { Overview } from "@/server/modules/read-models/schema";
import { changeOf, durationText, pointsOf, shareOf, shareText } from "./change";
import type { Period } from "./periods";

interface HeadlineTilesProps {
  overview: Overview;
  period: Period;
}

/** The period's money in its first currency, and how well invoices turn into payments. */
export function HeadlineTiles({ overview, period }: HeadlineTilesProps) {
  const [now] = overview.period;
  if (!now) return null;
  const before = overview.previous_period.find(({ currency }) => currency === now.currency) ?? now;
  const { median_seconds: seconds, previous_median_seconds: secondsBefore } = overview.pay_time;
  const delta = (current: string | number, previous: string | number, better: "up" | "down" | null) =>
    judged(changeOf(current, previous), better);
  const money = (amount: string) => <Money amount={amount} currency={now.currency} bare />;
  const against = `vs ${period.previous}`;
  const conversion = shareOf(now.invoices_converted, now.invoices_created);
  const conversionBefore = shareOf(before.invoices_converted, before.invoices_created);
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-3">
      <StatTile
        label={`Gross, ${now.currency}`}
        value={money(now.gross_amount)}
        delta={delta(now.gross_amount, before.gross_amount, "up")}
        hint={now.reversals ? `${now.reversals} reversed` : against}
      />
      <StatTile
        label={`Net, ${now.currency}`}
        value={money(now.net_amount)}
        delta={delta(now.net_amount, before.net_amount, "up")}
        hint={against}
      />
      <StatTile
        label={`Fees, ${now.currency}`}
        value={money(now.platform_fee_amount)}
        delta={delta(now.platform_fee_amount, before.platform_fee_amount, null)}
        hint={against}
      />
      <StatTile
        label="Invoices paid"
        value={now.invoices_paid.toLocaleString("en")}
        delta={delta(now.invoices_paid, before.invoices_paid, "up")}
        hint={against}
      />
      <StatTile
        label="Conversion"
        value={shareText(conversion)}
        delta={judged(pointsOf(conversion, conversionBefore), "up")}
        hint={`${now.invoices_created} created · ${now.invoices_seen} seen · ${now.invoices_converted} paid`}
      />
      <StatTile
        label="Median time to pay"
        value={seconds === null ? "—" : durationText(seconds)}
        delta={seconds === null || secondsBefore === null ? undefined : delta(seconds, secondsBefore, "down")}
        hint="from created to paid"
      />
    </div>
  );
}

/** Whether the change is welcome. */
function judged(change: ReturnType<typeof changeOf>, better: "up" | "down" | null) {
  return change && { ...change, good: better === null ? undefined : change.direction === better };
}
