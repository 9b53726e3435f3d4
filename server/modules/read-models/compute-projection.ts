import { instant } from "@/server/core/clock";
import { money, parseAmount, subtract } from "@/server/core/money";
import type { Invoice } from "@/server/modules/invoices/schema";
import type { Payment } from "@/server/modules/payments/schema";
import {
  addConfirmations,
  addDaily,
  addDashboard,
  addHourly,
  addInvoiceDays,
  addPayTimes,
  bucketOf,
  type ConfirmationDelta,
  type DailyDelta,
  type DashboardDelta,
  dayOf,
  type InvoiceDayDelta,
  type InvoiceSummary,
  type PayTimeDelta,
  type ProjectedEvent,
  type Projection,
} from "@/server/modules/read-models/rules";
import type { Settlement } from "@/server/modules/settlements/schema";

/**
 * What a batch of the log changes in the read models, given what they know of its invoices. Of one invoice the higher
 * version wins, because the log may hold two versions in the other order. Pure: the same events from the same start give the
 * same models, however they are cut into batches.
 */
export function computeProjection(
  events: readonly ProjectedEvent[],
  known: ReadonlyMap<string, InvoiceSummary>,
): Projection {
  const summaries = new Map<string, InvoiceSummary>();
  const dashboard = new Sums(addDashboard, ["merchantId", "mode", "currency"]);
  const daily = new Sums(addDaily, ["merchantId", "mode", "currency", "day"]);
  const hourly = new Sums(addHourly, ["merchantId", "mode", "currency", "hour"]);
  const invoiceDays = new Sums(addInvoiceDays, ["merchantId", "mode", "currency", "day"]);
  const payTimes = new Sums(addPayTimes, ["merchantId", "mode", "day", "bucket"]);
  const confirmations = new Sums(addConfirmations, ["mode", "network", "day"]);

  for (const event of events) {
    if (event.merchantId === null) continue;
    const tenant = { merchantId: event.merchantId, mode: event.mode };
    if (event.aggregateType === "invoice") {
      const before = summaries.get(event.aggregateId) ?? known.get(event.aggregateId);
      const after = summarise(event, tenant, before);
      summaries.set(event.aggregateId, after);
      dashboard.add(invoiceDelta(before, after));
      const measured = measureInvoice(before, after);
      for (const delta of measured.days) invoiceDays.add(delta);
      for (const delta of measured.payTimes) payTimes.add(delta);
    } else if (event.type === "settlement.completed" || event.type === "settlement.reversed") {
      const delta = settlementDelta(event, tenant);
      daily.add(delta);
      hourly.add({ ...tenant, currency: delta.currency, hour: hourOf(settledAt(event)), gross: delta.gross });
      dashboard.add({
        ...NO_INVOICES,
        ...tenant,
        currency: delta.currency,
        gross: delta.gross,
        fee: delta.fee,
        net: delta.net,
      });
    } else if (event.aggregateType === "payment") {
      const delta = confirmationDelta(event);
      if (delta) confirmations.add(delta);
    }
  }
  return {
    summaries: [...summaries.values()],
    dashboard: dashboard.list(),
    daily: daily.list(),
    hourly: hourly.list(),
    invoiceDays: invoiceDays.list(),
    payTimes: payTimes.list(),
    confirmations: confirmations.list(),
  };
}

type Tenant = Pick<InvoiceSummary, "merchantId" | "mode">;

function summarise(
  event: ProjectedEvent,
  tenant: Tenant,
  before: InvoiceSummary | undefined,
): InvoiceSummary {
  const invoice = event.data as Invoice;
  const currency = invoice.payable.asset;
  const minor = (text: string) => parseAmount(text, currency).minor;
  const seenMinor = minor(invoice.amount_paid);
  const firstSeenAt = earlier(before?.firstSeenAt ?? null, seenMinor > 0n ? event.occurredAt : null);
  if (before && event.version < before.version) return { ...before, firstSeenAt };
  const paidAt = invoice.status_transitions.paid_at;
  return {
    ...tenant,
    invoiceId: event.aggregateId,
    status: invoice.status,
    exception: invoice.exception,
    currency,
    dueMinor: minor(invoice.amount_due),
    seenMinor,
    confirmedMinor: minor(invoice.amount_confirmed),
    version: event.version,
    createdAt: instant(invoice.created_at),
    firstSeenAt,
    paidAt: paidAt === null ? null : instant(paidAt),
  };
}

function earlier(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a <= b ? a : b;
}

const NO_INVOICES = { created: 0, seen: 0, paid: 0, expired: 0 } as const;

function countsOf(summary: InvoiceSummary | undefined) {
  if (!summary) return NO_INVOICES;
  return {
    created: 1,
    seen: summary.firstSeenAt === null ? 0 : 1,
    paid: summary.status === "paid" ? 1 : 0,
    expired: summary.status === "expired" ? 1 : 0,
  };
}

function invoiceDelta(before: InvoiceSummary | undefined, after: InvoiceSummary): DashboardDelta {
  const [old, now] = [countsOf(before), countsOf(after)];
  const { merchantId, mode, currency } = after;
  const zero = money(0n, currency);
  return {
    merchantId,
    mode,
    currency,
    created: now.created - old.created,
    seen: now.seen - old.seen,
    paid: now.paid - old.paid,
    expired: now.expired - old.expired,
    gross: zero,
    fee: zero,
    net: zero,
  };
}

/** When the settlement was completed, or reversed. */
function settledAt({ type, data, occurredAt }: ProjectedEvent): string {
  const { reversed_at: reversedAt, completed_at: completedAt } = data as Settlement;
  return (type === "settlement.reversed" ? reversedAt : completedAt) ?? occurredAt.toISOString();
}

/** A completed settlement counts on the day it was completed; its reversal takes it off on the day of the reversal. */
function settlementDelta(event: ProjectedEvent, tenant: Tenant): DailyDelta {
  const { type, data } = event;
  const settlement = data as Settlement;
  const { currency } = settlement;
  const reversed = type === "settlement.reversed";
  const signed = (text: string) => {
    const amount = parseAmount(text, currency);
    return reversed ? subtract(money(0n, currency), amount) : amount;
  };
  return {
    ...tenant,
    currency,
    day: dayOf(settledAt(event)),
    settlements: reversed ? 0 : 1,
    reversals: reversed ? 1 : 0,
    gross: signed(settlement.gross_amount),
    fee: signed(settlement.platform_fee_amount),
    net: signed(settlement.net_amount),
  };
}

function confirmationDelta({ type, mode, data, occurredAt }: ProjectedEvent): ConfirmationDelta | undefined {
  const payment = data as Payment;
  const at = occurredAt.toISOString();
  const none = { mode, network: payment.network, confirmed: 0, failed: 0, orphaned: 0, confirmationMs: 0 };
  if (type === "payment.failed") return { ...none, day: dayOf(payment.failed_at ?? at), failed: 1 };
  if (type === "payment.orphaned") return { ...none, day: dayOf(payment.orphaned_at ?? at), orphaned: 1 };
  if (type !== "payment.confirmed") return undefined;
  const confirmedAt = payment.confirmed_at ?? at;
  const confirmationMs = instant(confirmedAt).getTime() - instant(payment.detected_at).getTime();
  return { ...none, day: dayOf(confirmedAt), confirmed: 1, confirmationMs: Math.max(confirmationMs, 0) };
}

interface Measure {
  readonly days: readonly InvoiceDayDelta[];
  readonly payTimes: readonly PayTimeDelta[];
}

/** What one invoice adds to the figures when it becomes `after`: all that it counts for now, less all that it did before. */
function measureInvoice(before: InvoiceSummary | undefined, after: InvoiceSummary): Measure {
  const now = measure(after, 1);
  const old = before ? measure(before, -1) : { days: [], payTimes: [] };
  return { days: [...old.days, ...now.days], payTimes: [...old.payTimes, ...now.payTimes] };
}

function measure({ merchantId, mode, currency, ...invoice }: InvoiceSummary, sign: 1 | -1): Measure {
  const { createdAt, firstSeenAt, paidAt, status } = invoice;
  const isPaid = status === "paid" && paidAt !== null;
  const tenant = { merchantId, mode };
  const made: InvoiceDayDelta = {
    ...tenant,
    currency,
    day: dayOf(createdAt.toISOString()),
    created: sign,
    seen: firstSeenAt === null ? 0 : sign,
    converted: isPaid ? sign : 0,
    paid: 0,
  };
  if (!isPaid) return { days: [made], payTimes: [] };
  const day = dayOf(paidAt.toISOString());
  const bucket = bucketOf((paidAt.getTime() - createdAt.getTime()) / 1000);
  return {
    days: [made, { ...tenant, currency, day, created: 0, seen: 0, converted: 0, paid: sign }],
    payTimes: [{ ...tenant, day, bucket, invoices: sign }],
  };
}

/** The UTC hour of an ISO time. */
function hourOf(time: string): string {
  return `${time.slice(0, 13)}:00:00.000Z`;
}

/** Adds up what has the same key. */
class Sums<T> {
  private readonly byKey = new Map<string, T>();

  constructor(
    private readonly plus: (a: T, b: T) => T,
    private readonly keyFields: readonly (keyof T)[],
  ) {}

  add(delta: T): void {
    const key = this.keyFields.map((field) => String(delta[field])).join(" ");
    const sum = this.byKey.get(key);
    this.byKey.set(key, sum === undefined ? delta : this.plus(sum, delta));
  }

  list(): T[] {
    return [...this.byKey.values()];
  }
}
