import { LIMITS } from "@/server/config/limits";
import { prepared } from "@/server/db/direct-statements";
import type { Mode } from "@/server/core/actor";
import { db } from "@/server/db/client";

/** An event as the job engine gets it: what happened to which object. The object itself stays in the event log. */
export interface RelayedEvent {
  /** The event's id; engines drop a second event with the same one. */
  readonly id: string;
  /** The event's type. */
  readonly name: string;
  readonly data: {
    readonly event_id: string;
    readonly type: string;
    readonly merchant_id: string | null;
    readonly mode: Mode;
    readonly aggregate_type: string;
    readonly aggregate_id: string;
    readonly version: number;
  };
  /** Milliseconds since 1970. */
  readonly ts: number;
}

interface ClaimedRow {
  eventId: string;
  type: string;
  merchantId: string | null;
  mode: Mode;
  aggregateType: string;
  aggregateId: string;
  version: number;
  occurredAt: Date;
}

function toRelayedEvent(row: ClaimedRow): RelayedEvent {
  return {
    id: row.eventId,
    name: row.type,
    data: {
      event_id: row.eventId,
      type: row.type,
      merchant_id: row.merchantId,
      mode: row.mode,
      aggregate_type: row.aggregateType,
      aggregate_id: row.aggregateId,
      version: row.version,
    },
    ts: row.occurredAt.getTime(),
  };
}

/**
 * Takes a batch for this relay until the lease runs out: the oldest free rows to the millisecond, in log order. Rows that
 * another relay holds are skipped: no row waits behind another one. LATERAL keeps the look-up of events by their id: a log
 * without statistics would be read as a whole, each time.
 */
export async function claimBatch(size: number = LIMITS.outbox.batch): Promise<RelayedEvent[]> {
  const rows = await db().$queryRaw<ClaimedRow[]>(prepared`
    WITH free AS MATERIALIZED (
      SELECT event_id FROM outbox WHERE claimed_until IS NULL OR claimed_until < now()
      ORDER BY event_id LIMIT ${size} FOR UPDATE SKIP LOCKED
    ), claimed AS (
      UPDATE outbox SET claimed_until = now() + ${LIMITS.outbox.leaseSeconds} * interval '1 second'
      FROM free WHERE outbox.event_id = free.event_id
      RETURNING outbox.event_id
    )
    SELECT id AS "eventId", type, merchant_id AS "merchantId", mode::text AS mode, aggregate_type AS "aggregateType",
           aggregate_id AS "aggregateId", version, occurred_at AS "occurredAt"
    FROM claimed CROSS JOIN LATERAL (SELECT * FROM events WHERE id = claimed.event_id LIMIT 1) AS event
    ORDER BY transaction, position`);
  return rows.map(toRelayedEvent);
}

/** Forgets rows that have been sent. */
export async function deleteSent(events: readonly RelayedEvent[]): Promise<void> {
  await db().$executeRaw(prepared`DELETE FROM outbox WHERE event_id = ANY(${events.map(({ id }) => id)})`);
}

/** Gives rows back that could not be sent, so that the next attempt need not wait for the lease. */
export async function releaseBatch(events: readonly RelayedEvent[]): Promise<void> {
  await db()
    .$executeRaw`UPDATE outbox SET claimed_until = NULL WHERE event_id = ANY(${events.map(({ id }) => id)})`;
}

export interface OutboxLag {
  /** Events that have not left yet. */
  readonly rows: number;
  /** Age of the oldest of them; 0 when there is none. */
  readonly seconds: number;
}

/** How far the outbox is behind. */
export async function measureLag(): Promise<OutboxLag> {
  const [lag] = await db().$queryRaw<OutboxLag[]>`
    SELECT count(*)::int AS rows,
           coalesce(extract(epoch FROM now() - (SELECT occurred_at FROM events WHERE id = min(event_id))), 0)::float8 AS seconds
    FROM outbox`;
  return lag ?? { rows: 0, seconds: 0 };
}
