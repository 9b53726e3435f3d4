import type { Mode } from "@/server/core/actor";
import { add, type Currency, type Money } from "@/server/core/money";

/** Events of these are counted; others, such as a member who joins, pass by, and bear the time of another clock. */
export const COUNTED_AGGREGATES: readonly string[] = ["invoice", "payment", "settlement"];

/** What the projections read of an event. */
export interface ProjectedEvent {
  readonly type: string;
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly version: number;
  readonly merchantId: string | null;
  readonly mode: Mode;
  readonly data: Record<string, unknown>;
  readonly occurredAt: Date;
}

/** An invoice as its newest event tells it. Amounts are in the asset that it is paid in. */
export interface InvoiceSummary {
  readonly invoiceId: string;
  readonly merchantId: string;
  readonly mode: Mode;
  readonly status: string;
  readonly exception: string;
  readonly currency: Currency;
  readonly dueMinor: bigint;
  readonly seenMinor: bigint;
  readonly confirmedMinor: bigint;
  readonly version: number;
  readonly createdAt: Date;
  /** When money was first seen for it, even if that money left the chain again. */
  readonly firstSeenAt: Date | null;
  readonly paidAt: Date | null;
}

/** What a batch adds to one merchant's totals in one currency. Counts and amounts may be negative. */
export interface DashboardDelta {
  readonly merchantId: string;
  readonly mode: Mode;
  readonly currency: Currency;
  readonly created: number;
  readonly seen: number;
  readonly paid: number;
  readonly expired: number;
  readonly gross: Money;
  readonly fee: Money;
  readonly net: Money;
}

export interface DailyDelta {
  readonly merchantId: string;
  readonly mode: Mode;
  readonly currency: Currency;
  /** UTC, `2026-01-31`. */
  readonly day: string;
  readonly settlements: number;
  readonly reversals: number;
  readonly gross: Money;
  readonly fee: Money;
  readonly net: Money;
}

/** Gross settled in one UTC hour, less what was reversed in it. */
export interface HourlyDelta {
  readonly merchantId: string;
  readonly mode: Mode;
  readonly currency: Currency;
  /** UTC, `2026-01-31T09:00:00.000Z`. */
  readonly hour: string;
  readonly gross: Money;
}

/** What became of the invoices of one UTC day. Counts may be negative. */
export interface InvoiceDayDelta {
  readonly merchantId: string;
  readonly mode: Mode;
  readonly currency: Currency;
  readonly day: string;
  /** Made on this day; of these, for how many money was seen, and how many are paid. */
  readonly created: number;
  readonly seen: number;
  readonly converted: number;
  /** Paid on this day, whenever they were made. */
  readonly paid: number;
}

/** How many invoices that were paid on one UTC day took about as long as their bucket says. */
export interface PayTimeDelta {
  readonly merchantId: string;
  readonly mode: Mode;
  readonly day: string;
  readonly bucket: number;
  readonly invoices: number;
}

export interface ConfirmationDelta {
  readonly mode: Mode;
  readonly network: string;
  readonly day: string;
  readonly confirmed: number;
  readonly failed: number;
  readonly orphaned: number;
  readonly confirmationMs: number;
}

export interface Projection {
  readonly summaries: readonly InvoiceSummary[];
  readonly dashboard: readonly DashboardDelta[];
  readonly daily: readonly DailyDelta[];
  readonly hourly: readonly HourlyDelta[];
  readonly invoiceDays: readonly InvoiceDayDelta[];
  readonly payTimes: readonly PayTimeDelta[];
  readonly confirmations: readonly ConfirmationDelta[];
}

/** The UTC day of an ISO time. */
export function dayOf(time: string): string {
  return time.slice(0, 10);
}

/** Each bucket is a tenth longer than the one before, so that a duration read from one is right within 5 %. */
const BUCKET_RATIO = 1.1;

/** The bucket of a duration; everything up to a second is in the first. */
export function bucketOf(seconds: number): number {
  return Math.round(Math.log(Math.max(seconds, 1)) / Math.log(BUCKET_RATIO));
}

/** The duration in the middle of a bucket, in seconds. */
export function secondsOf(bucket: number): number {
  return BUCKET_RATIO ** bucket;
}

/** The median of counted buckets in seconds, or null of none. */
export function medianSeconds(
  counts: readonly { readonly bucket: number; readonly invoices: number }[],
): number | null {
  const total = counts.reduce((sum, { invoices }) => sum + invoices, 0);
  let passed = 0;
  for (const { bucket, invoices } of counts.toSorted((a, b) => a.bucket - b.bucket)) {
    passed += invoices;
    if (invoices > 0 && passed * 2 >= total) return secondsOf(bucket);
  }
  return null;
}

function addAmounts<T extends Pick<DailyDelta, "gross" | "fee" | "net">>(a: T, b: T) {
  return { gross: add(a.gross, b.gross), fee: add(a.fee, b.fee), net: add(a.net, b.net) };
}

export function addDashboard(a: DashboardDelta, b: DashboardDelta): DashboardDelta {
  return {
    ...a,
    ...addAmounts(a, b),
    created: a.created + b.created,
    seen: a.seen + b.seen,
    paid: a.paid + b.paid,
    expired: a.expired + b.expired,
  };
}

/** The sum of two days, or of what two batches add to one; the first one's day stays. */
export function addDaily(a: DailyDelta, b: DailyDelta): DailyDelta {
  return {
    ...a,
    ...addAmounts(a, b),
    settlements: a.settlements + b.settlements,
    reversals: a.reversals + b.reversals,
  };
}

export function addHourly(a: HourlyDelta, b: HourlyDelta): HourlyDelta {
  return { ...a, gross: add(a.gross, b.gross) };
}

export function addInvoiceDays(a: InvoiceDayDelta, b: InvoiceDayDelta): InvoiceDayDelta {
  return {
    ...a,
    created: a.created + b.created,
    seen: a.seen + b.seen,
    converted: a.converted + b.converted,
    paid: a.paid + b.paid,
  };
}

export function addPayTimes(a: PayTimeDelta, b: PayTimeDelta): PayTimeDelta {
  return { ...a, invoices: a.invoices + b.invoices };
}

export function addConfirmations(a: ConfirmationDelta, b: ConfirmationDelta): ConfirmationDelta {
  return {
    ...a,
    confirmed: a.confirmed + b.confirmed,
    failed: a.failed + b.failed,
    orphaned: a.orphaned + b.orphaned,
    confirmationMs: a.confirmationMs + b.confirmationMs,
  };
}
