import { authorize } from "@/server/auth/authorize";
import { addSeconds, instant } from "@/server/core/clock";
import { type Currency, formatAmount, money } from "@/server/core/money";
import { parse } from "@/server/core/parse";
import type { Context, Transaction } from "@/server/db/context";
import type { DailySettlementMetrics, MerchantDashboardView } from "@/server/db/generated/client";
import { reader } from "@/server/db/transaction";
import { measureLag } from "@/server/modules/read-models/internal";
import { addDaily, type DailyDelta, dayOf, medianSeconds } from "@/server/modules/read-models/rules";
import { type GetOverviewInput, getOverviewSchema, type Overview } from "@/server/modules/read-models/schema";

const HOUR_SECONDS = 60 * 60;
const DAY_SECONDS = 24 * HOUR_SECONDS;
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

type Tenant = Pick<DailyDelta, "merchantId" | "mode">;

/** From the first moment of its first day until before the first moment after its last. */
interface Span {
  readonly start: Date;
  readonly end: Date;
}

function daysOf({ start, end }: Span): string[] {
  const count = Math.round((end.getTime() - start.getTime()) / 1000 / DAY_SECONDS);
  return Array.from({ length: count }, (_, day) => dayOf(addSeconds(start, day * DAY_SECONDS).toISOString()));
}

/** What was settled on each day, in the given currencies; days without anything are zero. */
async function settledDays(from: Transaction, tenant: Tenant, span: Span, currencies: readonly Currency[]) {
  const rows = await from.dailySettlementMetrics.findMany({
    where: { ...tenant, day: { gte: span.start, lt: span.end } },
  });
  const found = new Map(rows.map(toDaily).map((row) => [`${row.day} ${row.currency}`, row]));
  return daysOf(span).flatMap((day) =>
    currencies.map((currency): DailyDelta => {
      const none = money(0n, currency);
      const nothing = { settlements: 0, reversals: 0, gross: none, fee: none, net: none };
      return found.get(`${day} ${currency}`) ?? { ...tenant, currency, day, ...nothing };
    }),
  );
}

/** How the invoices of these days did, by currency. */
async function countedInvoices(from: Transaction, tenant: Tenant, span: Span) {
  const rows = await from.dailyInvoiceMetrics.groupBy({
    by: ["currency"],
    where: { ...tenant, day: { gte: span.start, lt: span.end } },
    _sum: { created: true, seen: true, converted: true, paid: true },
  });
  return (currency: Currency) => {
    const sum = rows.find((row) => row.currency === currency)?._sum;
    return {
      invoices_created: Number(sum?.created ?? 0),
      invoices_seen: Number(sum?.seen ?? 0),
      invoices_converted: Number(sum?.converted ?? 0),
      invoices_paid: Number(sum?.paid ?? 0),
    };
  };
}

async function medianPayTime(from: Transaction, tenant: Tenant, span: Span): Promise<number | null> {
  const rows = await from.dailyPayTimes.groupBy({
    by: ["bucket"],
    where: { ...tenant, day: { gte: span.start, lt: span.end } },
    _sum: { invoices: true },
  });
  return medianSeconds(rows.map(({ bucket, _sum }) => ({ bucket, invoices: Number(_sum.invoices ?? 0) })));
}

/** One span's figures: every day, their sum by currency, and the median time to pay. */
async function figuresOf(from: Transaction, tenant: Tenant, span: Span, currencies: readonly Currency[]) {
  const [days, invoices, median] = await Promise.all([
    settledDays(from, tenant, span, currencies),
    countedInvoices(from, tenant, span),
    medianPayTime(from, tenant, span),
  ]);
  const sums = currencies.map((currency) => {
    const ofCurrency = days.filter((day) => day.currency === currency);
    return { ...toSettled(ofCurrency.reduce(addDaily)), ...invoices(currency) };
  });
  return { days, sums, median };
}

/** Today's sum hour by hour beside yesterday's. */
async function todaysLines(
  ctx: Context,
  from: Transaction,
  tenant: Tenant,
  currencies: readonly Currency[],
): Promise<Overview["today"]> {
  const now = ctx.clock.now();
  const today = instant(dayOf(now.toISOString()));
  const yesterday = addSeconds(today, -DAY_SECONDS);
  const rows = await from.hourlySettlementMetrics.findMany({
    where: { ...tenant, hour: { gte: yesterday, lt: addSeconds(today, DAY_SECONDS) } },
    select: { hour: true, currency: true, grossMinor: true },
  });
  return currencies.map((currency) => {
    const until = (day: Date, hour: number): string => {
      const end = addSeconds(day, (hour + 1) * HOUR_SECONDS);
      const counted = rows.filter((row) => row.currency === currency && row.hour >= day && row.hour < end);
      return formatAmount(
        money(
          counted.reduce((sum, { grossMinor }) => sum + grossMinor, 0n),
          currency,
        ),
      );
    };
    const hours = Array.from({ length: 24 }, (_, hour) => ({
      hour,
      gross_amount: addSeconds(today, hour * HOUR_SECONDS) <= now ? until(today, hour) : null,
      yesterday_gross_amount: until(yesterday, hour),
    }));
    return { currency, hours };
  });
}

async function confirmationTimes(
  ctx: Context,
  from: Transaction,
  { start, end }: Span,
): Promise<Overview["confirmations"]> {
  const rows = await from.paymentConfirmationStats.groupBy({
    by: ["network"],
    where: { mode: ctx.mode, day: { gte: start, lt: end } },
    _sum: { confirmed: true, confirmationMs: true },
    orderBy: { network: "asc" },
  });
  return rows.map(({ network, _sum: { confirmed, confirmationMs } }) => ({
    network,
    average_seconds: confirmed ? Number(confirmationMs ?? 0n) / Number(confirmed) / 1000 : null,
  }));
}

/**
 * The merchant's totals, a period (the last 7 days by default, today included) beside as many days before, today's and
 * yesterday's hours, and how far the figures are behind. Reads counted rows alone, never an invoice, so that its cost does
 * not grow with them. Throws `forbidden`, `validation_failed`.
 */
export async function getOverview(ctx: Context, input: GetOverviewInput): Promise<Overview> {
  const merchantId = authorize(ctx, "settlements:read");
  const { days, span } = parse(getOverviewSchema, input);
  const lastDay = span?.to ?? dayOf(ctx.clock.now().toISOString());
  const end = addSeconds(instant(lastDay), DAY_SECONDS);
  const start = span ? instant(span.from) : addSeconds(end, -days * DAY_SECONDS);
  const before = { start: instant(start.getTime() - (end.getTime() - start.getTime())), end: start };
  const tenant = { merchantId, mode: ctx.mode };
  const from = reader(ctx);
  const totals = await from.merchantDashboardView.findMany({ where: tenant, orderBy: { currency: "asc" } });
  const currencies = totals.length > 0 ? totals.map((row) => row.currency as Currency) : [DEFAULT_CURRENCY];
  const [now, previous, today, confirmations, lag] = await Promise.all([
    figuresOf(from, tenant, { start, end }, currencies),
    figuresOf(from, tenant, before, currencies),
    todaysLines(ctx, from, tenant, currencies),
    confirmationTimes(ctx, from, { start, end }),
    measureLag(ctx, from),
  ]);
  return {
    object: "overview",
    livemode: ctx.mode === "live",
    totals: totals.map(toTotal),
    days: now.days.map((day) => ({ date: day.day, ...toSettled(day) })),
    period: now.sums,
    previous_period: previous.sums,
    today,
    pay_time: { median_seconds: now.median, previous_median_seconds: previous.median },
    confirmations,
    lag,
  };
}
