import { authorize } from "@/server/auth/authorize";
import { addSeconds, instant } from "@/server/core/clock";
import { type Currency, formatAmount, money } from "@/server/core/money";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import type { DailySettlementMetrics, MerchantDashboardView } from "@/server/db/generated/client";
import { reader } from "@/server/db/transaction";
import { measureLag } from "@/server/modules/read-models/internal";
import { addDaily, type DailyDelta, dayOf } from "@/server/modules/read-models/rules";
import { type GetOverviewInput, getOverviewSchema, type Overview } from "@/server/modules/read-models/schema";

const DAY_SECONDS = 24 * 60 * 60;
/** What an account without any money yet shows its zeros in. */
const DEFAULT_CURRENCY: Currency = "USDT";

function toDaily(row: DailySettlementMetrics): DailyDelta {
  const currency = row.currency as Currency;
  return {
    merchantId: row.merchantId,
    mode: row.mode,
    currency,
    day: dayOf(row.day.toISOString()),
    settlements: Number(row.settlements),
    reversals: Number(row.reversals),
    gross: money(row.grossMinor, currency),
    fee: money(row.feeMinor, currency),
    net: money(row.netMinor, currency),
  };
}

function toSettled({ currency, settlements, reversals, gross, fee, net }: DailyDelta) {
  return {
    currency,
    settlements,
    reversals,
    gross_amount: formatAmount(gross),
    platform_fee_amount: formatAmount(fee),
    net_amount: formatAmount(net),
  };
}

function toTotal(row: MerchantDashboardView): Overview["totals"][number] {
  const currency = row.currency as Currency;
  const amount = (minor: bigint) => formatAmount(money(minor, currency));
  return {
    currency,
    invoices_created: Number(row.invoicesCreated),
    invoices_seen: Number(row.invoicesSeen),
    invoices_paid: Number(row.invoicesPaid),
    invoices_expired: Number(row.invoicesExpired),
    gross_amount: amount(row.grossMinor),
    platform_fee_amount: amount(row.feeMinor),
    net_amount: amount(row.netMinor),
  };
}

/** The UTC days from `count` days before `end` to the day before it, oldest first. */
function daysBefore(end: Date, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    dayOf(addSeconds(end, (index - count) * DAY_SECONDS).toISOString()),
  );
}

/** What was settled on these days altogether. */
function sumOn(days: readonly string[], rows: readonly DailyDelta[], zero: DailyDelta) {
  const counted = rows.filter(({ currency, day }) => currency === zero.currency && days.includes(day));
  return toSettled(counted.reduce(addDaily, zero));
}

/**
 * The merchant's totals, the last days (7 by default, today included) beside as many before, confirmation times and how far
 * the figures are behind. Throws `forbidden`, `validation_failed`.
 */
export async function getOverview(ctx: Context, input: GetOverviewInput): Promise<Overview> {
  const merchantId = authorize(ctx, "settlements:read");
  const { days: count } = parse(getOverviewSchema, input);
  const tomorrow = addSeconds(instant(dayOf(ctx.clock.now().toISOString())), DAY_SECONDS);
  const start = addSeconds(tomorrow, -count * DAY_SECONDS);
  const tenant = { merchantId, mode: ctx.mode };
  const from = reader(ctx);
  const [totals, daily, confirmations, lag] = await Promise.all([
    from.merchantDashboardView.findMany({ where: tenant, orderBy: { currency: "asc" } }),
    from.dailySettlementMetrics.findMany({
      where: { ...tenant, day: { gte: addSeconds(start, -count * DAY_SECONDS), lt: tomorrow } },
    }),
    from.paymentConfirmationStats.groupBy({
      by: ["network"],
      where: { mode: ctx.mode, day: { gte: start } },
      _sum: { confirmed: true, confirmationMs: true },
      orderBy: { network: "asc" },
    }),
    measureLag(ctx, from),
  ]);
  const rows = daily.map(toDaily);
  const zeros = (totals.length > 0 ? totals.map((row) => row.currency as Currency) : [DEFAULT_CURRENCY]).map(
    (currency): DailyDelta => {
      const none = money(0n, currency);
      return {
        ...tenant,
        currency,
        day: "",
        settlements: 0,
        reversals: 0,
        gross: none,
        fee: none,
        net: none,
      };
    },
  );
  const days = daysBefore(tomorrow, count);
  return {
    object: "overview",
    livemode: ctx.mode === "live",
    totals: totals.map(toTotal),
    days: days.flatMap((date) => zeros.map((zero) => ({ date, ...sumOn([date], rows, zero) }))),
    period: zeros.map((zero) => sumOn(days, rows, zero)),
    previous_period: zeros.map((zero) => sumOn(daysBefore(start, count), rows, zero)),
    confirmations: confirmations.map(({ network, _sum: { confirmed, confirmationMs } }) => ({
      network,
      average_seconds: confirmed ? Number(confirmationMs ?? 0n) / Number(confirmed) / 1000 : null,
    })),
    lag,
  };
}
