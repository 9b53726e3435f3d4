import { time } from "@/server/core/wire";
import type { EventActor, Mode } from "@/server/core/actor";
import { Prisma } from "@/server/db/generated/client";
import type { Event } from "@/server/modules/events/schema";

export interface EventRow {
  readonly id: string;
  /** Id of the transaction that appended it, as text: PostgreSQL's xid8. */
  readonly transaction: string;
  readonly position: bigint;
  readonly merchantId: string | null;
  readonly mode: Mode;
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly version: number;
  readonly type: string;
  readonly data: Record<string, unknown>;
  readonly actor: EventActor;
  readonly requestId: string;
  readonly occurredAt: Date;
}

/** The log's columns. Raw SQL, because the log's order needs xid8, which Prisma has no type for. */
export const eventColumns = Prisma.sql`
  events.id, events.transaction::text AS transaction, events.position, events.merchant_id AS "merchantId",
  events.mode::text AS mode, events.aggregate_type AS "aggregateType", events.aggregate_id AS "aggregateId",
  events.version, events.type, events.data, events.actor, events.request_id AS "requestId", events.occurred_at AS "occurredAt"`;

/**
 * True for events that no later commit can come before. A transaction's id is older than its commit and its positions are
 * younger, so commits appear in the order of neither; but every transaction below the oldest running one has ended, and
 * among those (transaction, position) never changes.
 */
export const isSettledInLog = Prisma.sql`events.transaction < pg_snapshot_xmin(pg_current_snapshot())`;

export function toEvent(row: EventRow): Event {
  return {
    id: row.id,
    object: "event",
    livemode: row.mode === "live",
    type: row.type as Event["type"],
    aggregate_type: row.aggregateType,
    aggregate_id: row.aggregateId,
    request_id: row.requestId,
    data: { object: row.data, version: row.version },
    created_at: time(row.occurredAt),
  };
}
