import type { Context, Transaction, TransactionContext } from "@/server/db/context";
import type { Currency } from "@/server/core/money";
import type {
  ConfirmationDelta,
  DailyDelta,
  DashboardDelta,
  HourlyDelta,
  InvoiceDayDelta,
  InvoiceSummary,
  PayTimeDelta,
  Projection,
} from "@/server/modules/read-models/rules";

/** Name of the lock and of the checkpoint: all four models move together. */
export const PROJECTION = "read-models";

export interface Checkpoint {
  readonly transaction: string;
  readonly position: bigint;
}

/** The place in the log that the models have reached. */
export async function loadCheckpoint(from: Transaction): Promise<Checkpoint> {
  const [checkpoint] = await from.$queryRaw<Checkpoint[]>`
    SELECT transaction::text AS transaction, position FROM projection_checkpoints WHERE name = ${PROJECTION}`;
  return checkpoint ?? { transaction: "0", position: 0n };
}

export async function saveCheckpoint(
  { tx, clock }: TransactionContext,
  { transaction, position }: Checkpoint,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO projection_checkpoints (name, transaction, position, updated_at)
    VALUES (${PROJECTION}, ${transaction}::xid8, ${position}, ${clock.now()})
    ON CONFLICT (name) DO UPDATE SET transaction = excluded.transaction, position = excluded.position, updated_at = excluded.updated_at`;
}

/** Counting stops here: beyond it the figure says "a lot". */
const COUNTED_EVENTS = 10_000;

/** What the models have not taken in yet. */
export async function measureLag(
  ctx: Context,
  from: Transaction,
): Promise<{ events: number; seconds: number }> {
  const { transaction, position } = await loadCheckpoint(from);
  const [waiting] = await from.$queryRaw<{ events: number; oldest: Date | null }[]>`
    SELECT count(*)::int AS events, min(occurred_at) FILTER (WHERE mode = ${ctx.mode}::mode) AS oldest
    FROM (
      SELECT occurred_at, mode FROM events WHERE (events.transaction, position) > (${transaction}::xid8, ${position})
      ORDER BY events.transaction, position LIMIT ${COUNTED_EVENTS}
    ) AS waiting`;
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
  await saveSummaries(tx, projection.summaries);
  await addToDashboard(tx, projection.dashboard);
  await addToDays(tx, projection.daily);
  await addToHours(tx, projection.hourly);
  await addToInvoiceDays(tx, projection.invoiceDays);
  await addToPayTimes(tx, projection.payTimes);
  await addToConfirmations(tx, projection.confirmations);
}

const toJson = (rows: readonly object[]) =>
  JSON.stringify(rows, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value));

async function saveSummaries(tx: Transaction, summaries: readonly InvoiceSummary[]): Promise<void> {
  if (summaries.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO invoice_summary_view (invoice_id, merchant_id, mode, status, exception, currency, due_minor, seen_minor,
      confirmed_minor, version, created_at, first_seen_at, paid_at)
    SELECT "invoiceId", "merchantId", mode, status, exception, currency, "dueMinor", "seenMinor",
      "confirmedMinor", version, "createdAt", "firstSeenAt", "paidAt"
    FROM jsonb_to_recordset(${toJson(summaries)}::jsonb) AS new("invoiceId" text, "merchantId" text, mode mode, status text,
      exception text, currency text, "dueMinor" bigint, "seenMinor" bigint, "confirmedMinor" bigint, version int,
      "createdAt" timestamptz, "firstSeenAt" timestamptz, "paidAt" timestamptz)
    ON CONFLICT (invoice_id) DO UPDATE SET status = excluded.status, exception = excluded.exception,
      due_minor = excluded.due_minor, seen_minor = excluded.seen_minor, confirmed_minor = excluded.confirmed_minor,
      version = excluded.version, first_seen_at = excluded.first_seen_at, paid_at = excluded.paid_at`;
}

/** Amounts as the minor units that the tables hold. */
function stored<T extends Pick<DailyDelta, "gross" | "fee" | "net">>({ gross, fee, net, ...rest }: T) {
  return { ...rest, gross: gross.minor, fee: fee.minor, net: net.minor };
}

async function addToDashboard(tx: Transaction, deltas: readonly DashboardDelta[]): Promise<void> {
  if (deltas.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO merchant_dashboard_view AS total (merchant_id, mode, currency, invoices_created, invoices_seen, invoices_paid,
      invoices_expired, gross_minor, fee_minor, net_minor)
    SELECT "merchantId", mode, currency, created, seen, paid, expired, gross, fee, net
    FROM jsonb_to_recordset(${toJson(deltas.map(stored))}::jsonb) AS new("merchantId" text, mode mode, currency text,
      created bigint, seen bigint, paid bigint, expired bigint, gross bigint, fee bigint, net bigint)
    ON CONFLICT (merchant_id, mode, currency) DO UPDATE SET
      invoices_created = total.invoices_created + excluded.invoices_created,
      invoices_seen = total.invoices_seen + excluded.invoices_seen,
      invoices_paid = total.invoices_paid + excluded.invoices_paid,
      invoices_expired = total.invoices_expired + excluded.invoices_expired,
      gross_minor = total.gross_minor + excluded.gross_minor,
      fee_minor = total.fee_minor + excluded.fee_minor,
      net_minor = total.net_minor + excluded.net_minor`;
}

async function addToDays(tx: Transaction, deltas: readonly DailyDelta[]): Promise<void> {
  if (deltas.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO daily_settlement_metrics AS total (merchant_id, mode, currency, day, settlements, reversals, gross_minor,
      fee_minor, net_minor)
    SELECT "merchantId", mode, currency, day, settlements, reversals, gross, fee, net
    FROM jsonb_to_recordset(${toJson(deltas.map(stored))}::jsonb) AS new("merchantId" text, mode mode, currency text, day date,
      settlements bigint, reversals bigint, gross bigint, fee bigint, net bigint)
    ON CONFLICT (merchant_id, mode, currency, day) DO UPDATE SET
      settlements = total.settlements + excluded.settlements,
      reversals = total.reversals + excluded.reversals,
      gross_minor = total.gross_minor + excluded.gross_minor,
      fee_minor = total.fee_minor + excluded.fee_minor,
      net_minor = total.net_minor + excluded.net_minor`;
}

async function addToHours(tx: Transaction, deltas: readonly HourlyDelta[]): Promise<void> {
  if (deltas.length === 0) return;
  const rows = deltas.map(({ gross, ...rest }) => ({ ...rest, gross: gross.minor }));
  await tx.$executeRaw`
    INSERT INTO hourly_settlement_metrics AS total (merchant_id, mode, currency, hour, gross_minor)
    SELECT "merchantId", mode, currency, hour, gross
    FROM jsonb_to_recordset(${toJson(rows)}::jsonb) AS new("merchantId" text, mode mode, currency text, hour timestamptz,
      gross bigint)
    ON CONFLICT (merchant_id, mode, currency, hour) DO UPDATE SET gross_minor = total.gross_minor + excluded.gross_minor`;
}

async function addToInvoiceDays(tx: Transaction, deltas: readonly InvoiceDayDelta[]): Promise<void> {
  if (deltas.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO daily_invoice_metrics AS total (merchant_id, mode, currency, day, created, seen, converted, paid)
    SELECT "merchantId", mode, currency, day, created, seen, converted, paid
    FROM jsonb_to_recordset(${toJson(deltas)}::jsonb) AS new("merchantId" text, mode mode, currency text, day date,
      created bigint, seen bigint, converted bigint, paid bigint)
    ON CONFLICT (merchant_id, mode, currency, day) DO UPDATE SET
      created = total.created + excluded.created,
      seen = total.seen + excluded.seen,
      converted = total.converted + excluded.converted,
      paid = total.paid + excluded.paid`;
}

async function addToPayTimes(tx: Transaction, deltas: readonly PayTimeDelta[]): Promise<void> {
  if (deltas.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO daily_pay_times AS total (merchant_id, mode, day, bucket, invoices)
    SELECT "merchantId", mode, day, bucket, invoices
    FROM jsonb_to_recordset(${toJson(deltas)}::jsonb) AS new("merchantId" text, mode mode, day date, bucket smallint,
      invoices bigint)
    ON CONFLICT (merchant_id, mode, day, bucket) DO UPDATE SET invoices = total.invoices + excluded.invoices`;
}

async function addToConfirmations(tx: Transaction, deltas: readonly ConfirmationDelta[]): Promise<void> {
  if (deltas.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO payment_confirmation_stats AS total (mode, network, day, confirmed, failed, orphaned, confirmation_ms)
    SELECT mode, network, day, confirmed, failed, orphaned, "confirmationMs"
    FROM jsonb_to_recordset(${toJson(deltas)}::jsonb) AS new(mode mode, network text, day date, confirmed bigint, failed bigint,
      orphaned bigint, "confirmationMs" bigint)
    ON CONFLICT (mode, network, day) DO UPDATE SET
      confirmed = total.confirmed + excluded.confirmed,
      failed = total.failed + excluded.failed,
      orphaned = total.orphaned + excluded.orphaned,
      confirmation_ms = total.confirmation_ms + excluded.confirmation_ms`;
}
