import { StatTile } from "@/components/data/stat-tile";
import { Money } from "@/components/format/money";
import type { Overview } from "@/server/modules/read-models/schema";
import { changeOf, durationText, shareText } from "./change";
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
  const totals = overview.totals.find(({ currency }) => currency === now.currency);
  const seconds = overview.confirmations.find(
    ({ average_seconds }) => average_seconds !== null,
  )?.average_seconds;
  const delta = (current: string | number, previous: string | number, better: "up" | "down" | null) => {
    const change = changeOf(current, previous);
    return change && { ...change, good: better === null ? undefined : change.direction === better };
  };
  const money = (amount: string) => <Money amount={amount} currency={now.currency} bare />;
  const against = `vs ${period.previous}`;
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-3">
      <StatTile
        label={`Gross, ${now.currency}`}
        value={money(now.gross_amount)}
        delta={delta(now.gross_amount, before.gross_amount, "up")}
        hint={against}
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
        label="Invoices settled"
        value={now.settlements}
        delta={delta(now.settlements, before.settlements, "up")}
        hint={now.reversals ? `${now.reversals} reversed` : against}
      />
      <StatTile
        label="Conversion"
        value={shareText(totals?.invoices_paid ?? 0, totals?.invoices_created ?? 0)}
        hint={
          totals
            ? `${totals.invoices_created} created · ${totals.invoices_seen} seen · ${totals.invoices_paid} paid`
            : "No invoice yet"
        }
      />
      <StatTile
        label="Time to confirm"
        value={typeof seconds === "number" ? durationText(seconds) : "—"}
        hint="average, from seen to confirmed"
      />
    </div>
  );
}
