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
  const before = overview.previous_period.find(({ currency }) => currency === now.currency);
  const { median_seconds: seconds, previous_median_seconds: secondsBefore } = overview.pay_time;
  const delta = (
    current: string | number,
    previous: string | number | null | undefined,
    better: "up" | "down" | null,
  ) => judged(changeOf(current, previous ?? 0), better);
  const money = (amount: string) => <Money amount={amount} currency={now.currency} bare />;
  /** Without figures of the period before there is nothing to name it for. */
  const compared = (change: ReturnType<typeof delta>) => ({
    delta: change,
    hint: change && `vs ${period.previous}`,
  });
  const conversion = shareOf(now.invoices_converted, now.invoices_created);
  const conversionBefore = before ? shareOf(before.invoices_converted, before.invoices_created) : null;
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-3">
      <StatTile
        label={`Gross, ${now.currency}`}
        value={money(now.gross_amount)}
        {...compared(delta(now.gross_amount, before?.gross_amount, "up"))}
        {...(now.reversals ? { hint: `${now.reversals} reversed` } : {})}
      />
      <StatTile
        label={`Net, ${now.currency}`}
        value={money(now.net_amount)}
        {...compared(delta(now.net_amount, before?.net_amount, "up"))}
      />
      <StatTile
        label={`Fees, ${now.currency}`}
        value={money(now.platform_fee_amount)}
        {...compared(delta(now.platform_fee_amount, before?.platform_fee_amount, null))}
      />
      <StatTile
        label="Invoices paid"
        value={now.invoices_paid.toLocaleString("en")}
        {...compared(delta(now.invoices_paid, before?.invoices_paid, "up"))}
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
        delta={seconds === null ? undefined : delta(seconds, secondsBefore, "down")}
        hint="from created to paid"
      />
    </div>
  );
}

/** Whether the change is welcome. */
function judged(change: ReturnType<typeof changeOf>, better: "up" | "down" | null) {
  return change && { ...change, good: better === null ? undefined : change.direction === better };
}
