import type { Mode } from "@/server/core/actor";
import { instant } from "@/server/core/clock";
import { add, type Currency, type Money, money, parseAmount, subtract } from "@/server/core/money";
import type { Invoice } from "@/server/modules/invoices/schema";
import type { Payment } from "@/server/modules/payments/schema";
import type { Settlement } from "@/server/modules/settlements/schema";

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
  readonly confirmations: readonly ConfirmationDelta[];
}

/**
 * What a batch of the log changes in the read models, given what they know of its invoices. Of one invoice the higher
 * version wins, because the log may hold two versions in the other order. Pure: the same events from the same start give the
 * same models, however they are cut into batches.
 */
export function project(
  events: readonly ProjectedEvent[],
  known: ReadonlyMap<string, InvoiceSummary>,
): Projection {
  const summaries = new Map<string, InvoiceSummary>();
  const dashboard = new Sums(addDashboard, ({ merchantId, mode, currency }) => [merchantId, mode, currency]);
  const daily = new Sums(addDaily, ({ merchantId, mode, currency, day }) => [
    merchantId,
    mode,
    currency,
    day,
  ]);
  const confirmations = new Sums(addConfirmations, ({ mode, network, day }) => [mode, network, day]);

  for (const event of events) {
    if (event.merchantId === null) continue;
    const tenant = { merchantId: event.merchantId, mode: event.mode };
    if (event.aggregateType === "invoice") {
      const before = summaries.get(event.aggregateId) ?? known.get(event.aggregateId);
      const after = summarise(event, tenant, before);
      summaries.set(event.aggregateId, after);
      dashboard.add(invoiceDelta(before, after));
    } else if (event.type === "settlement.completed" || event.type === "settlement.reversed") {
      const delta = settlementDelta(event, tenant);
      daily.add(delta);
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

/** A completed settlement counts on the day it was completed; its reversal takes it off on the day of the reversal. */
function settlementDelta({ type, data, occurredAt }: ProjectedEvent, tenant: Tenant): DailyDelta {
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
    day: dayOf((reversed ? settlement.reversed_at : settlement.completed_at) ?? occurredAt.toISOString()),
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

/** The UTC day of an ISO time. */
export function dayOf(time: string): string {
  return time.slice(0, 10);
}

function addAmounts<T extends Pick<DailyDelta, "gross" | "fee" | "net">>(a: T, b: T) {
  return { gross: add(a.gross, b.gross), fee: add(a.fee, b.fee), net: add(a.net, b.net) };
}

function addDashboard(a: DashboardDelta, b: DashboardDelta): DashboardDelta {
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

function addConfirmations(a: ConfirmationDelta, b: ConfirmationDelta): ConfirmationDelta {
  return {
    ...a,
    confirmed: a.confirmed + b.confirmed,
    failed: a.failed + b.failed,
    orphaned: a.orphaned + b.orphaned,
    confirmationMs: a.confirmationMs + b.confirmationMs,
  };
}

/** Adds up what has the same key. */
class Sums<T> {
  private readonly byKey = new Map<string, T>();

  constructor(
    private readonly plus: (a: T, b: T) => T,
    private readonly keyOf: (delta: T) => readonly string[],
  ) {}

  add(delta: T): void {
    const key = this.keyOf(delta).join(" ");
    const sum = this.byKey.get(key);
    this.byKey.set(key, sum === undefined ? delta : this.plus(sum, delta));
  }

  list(): T[] {
    return [...this.byKey.values()];
  }
}
