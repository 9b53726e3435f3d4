import { prepared } from "@/server/db/direct-statements";
import type { Context, Transaction, TransactionContext } from "@/server/db/context";
import type { Currency } from "@/server/core/money";
import { addAll } from "@/server/db/insert-all";
import { unnest } from "@/server/db/unnest";
import {
  COUNTED_AGGREGATES,
  type DailyDelta,
  type InvoiceSummary,
  type Projection,
} from "@/server/modules/read-models/rules";

/** Name of the lock and of the checkpoint: all four models move together. */
export const PROJECTION = "read-models";

export interface Checkpoint {
  readonly transaction: string;
  readonly position: bigint;
}

/** The place in the log that the models have reached. */
export async function loadCheckpoint(from: Transaction): Promise<Checkpoint> {
  const [checkpoint] = await from.$queryRaw<Checkpoint[]>(prepared`
    SELECT transaction::text AS transaction, position FROM projection_checkpoints WHERE name = ${PROJECTION}`);
  return checkpoint ?? { transaction: "0", position: 0n };
}

export async function saveCheckpoint(
  { tx, clock }: TransactionContext,
  { transaction, position }: Checkpoint,
): Promise<void> {
  await tx.$executeRaw(prepared`
    INSERT INTO projection_checkpoints (name, transaction, position, updated_at)
    VALUES (${PROJECTION}, ${transaction}::xid8, ${position}, ${clock.now()})
    ON CONFLICT (name) DO UPDATE SET transaction = excluded.transaction, position = excluded.position, updated_at = excluded.updated_at`);
}

/** Counting stops here: beyond it the figure says "a lot". */
const COUNTED_EVENTS = 10_000;

/** What the models have not taken in yet, and how old the oldest of it is that concerns the merchant's figures. */
export async function measureLag(
  ctx: Context,
  from: Transaction,
): Promise<{ events: number; seconds: number }> {
  const { transaction, position } = await loadCheckpoint(from);
  const [waiting] = await from.$queryRaw<{ events: number; oldest: Date | null }[]>(prepared`
    SELECT count(*)::int AS events, min(occurred_at) FILTER (
      WHERE mode = ${ctx.mode}::mode AND merchant_id = ${ctx.merchantId} AND aggregate_type = ANY(${[...COUNTED_AGGREGATES]})) AS oldest
    FROM (
      SELECT occurred_at, mode, merchant_id, aggregate_type FROM events WHERE (events.transaction, position) > (${transaction}::xid8, ${position})
      ORDER BY events.transaction, position LIMIT ${COUNTED_EVENTS}
    ) AS waiting`);
  const oldest = waiting?.oldest ?? null;
  const seconds = oldest === null ? 0 : Math.max((ctx.clock.now().getTime() - oldest.getTime()) / 1000, 0);
  return { events: waiting?.events ?? 0, seconds };
}

/** What the models know of these invoices. */
export async function loadSummaries(
  from: Transaction,
  ids: readonly string[],
): Promise<Map<string, InvoiceSummary>> {
  if (ids.length === 0) return new Map();
  const rows = await from.invoiceSummaryView.findMany({ where: { invoiceId: { in: [...ids] } } });
  return new Map(rows.map((row) => [row.invoiceId, { ...row, currency: row.currency as Currency }]));
}

/** Writes a batch's changes with one statement per model. */
export async function saveProjection(tx: Transaction, projection: Projection): Promise<void> {
  const { dashboard, daily, hourly, invoiceDays, payTimes, confirmations } = projection;
  await saveSummaries(tx, projection.summaries);
  const totals = dashboard.map(({ created, seen, paid, expired, ...rest }) => ({
    ...stored(rest),
    invoicesCreated: created,
    invoicesSeen: seen,
    invoicesPaid: paid,
    invoicesExpired: expired,
  }));
  const hours = hourly.map(({ gross, ...rest }) => ({ ...rest, grossMinor: gross.minor }));
  const ofMerchant = ["merchantId", "mode", "currency"] as const;
  await addAll(tx, "merchant_dashboard_view", ofMerchant, totals);
  await addAll(tx, "daily_settlement_metrics", [...ofMerchant, "day"], daily.map(stored));
  await addAll(tx, "hourly_settlement_metrics", [...ofMerchant, "hour"], hours);
  await addAll(tx, "daily_invoice_metrics", [...ofMerchant, "day"], invoiceDays);
  await addAll(tx, "daily_pay_times", ["merchantId", "mode", "day", "bucket"], payTimes);
  await addAll(tx, "payment_confirmation_stats", ["mode", "network", "day"], confirmations);
}

/** Amounts as the minor units that the tables hold. */
function stored<T extends Pick<DailyDelta, "gross" | "fee" | "net">>({ gross, fee, net, ...rest }: T) {
  return { ...rest, grossMinor: gross.minor, feeMinor: fee.minor, netMinor: net.minor };
}

const SUMMARY = {
  invoiceId: "text",
  merchantId: "text",
  mode: "mode",
  status: "text",
  exception: "text",
  currency: "text",
  dueMinor: "bigint",
  seenMinor: "bigint",
  confirmedMinor: "bigint",
  version: "integer",
  createdAt: "timestamptz",
  firstSeenAt: "timestamptz",
  paidAt: "timestamptz",
};

async function saveSummaries(tx: Transaction, summaries: readonly InvoiceSummary[]): Promise<void> {
  if (summaries.length === 0) return;
  await tx.$executeRaw(prepared`
    INSERT INTO invoice_summary_view (invoice_id, merchant_id, mode, status, exception, currency, due_minor, seen_minor,
      confirmed_minor, version, created_at, first_seen_at, paid_at)
    SELECT * FROM ${unnest(summaries, SUMMARY)}
    ON CONFLICT (invoice_id) DO UPDATE SET status = excluded.status, exception = excluded.exception,
      due_minor = excluded.due_minor, seen_minor = excluded.seen_minor, confirmed_minor = excluded.confirmed_minor,
      version = excluded.version, first_seen_at = excluded.first_seen_at, paid_at = excluded.paid_at`);
}
