import { prepared } from "@/server/db/direct-statements";
import { newId } from "@/server/core/ids";
import { type Mode, toEventActor } from "@/server/core/actor";
import type { Context, Transaction, TransactionContext } from "@/server/db/context";
import { markAppended } from "@/server/db/outbox-signal";
import { namesOf, unnest } from "@/server/db/unnest";

export interface NewEvent {
  /** Dotted past-tense name such as `invoice.paid`. */
  readonly type: string;
  readonly aggregateType: string;
  readonly aggregateId: string;
  /** The aggregate's version after the change. */
  readonly version: number;
  readonly merchantId: string | null;
  readonly mode: Mode;
  /** Snapshot of the public object. */
  readonly data: object;
}

/**
 * Appends facts to the event log, in the order given, and leaves one outbox row each, in the caller's transaction. One
 * statement for all: most of the product's writes end here.
 */
export async function appendEvents(ctx: TransactionContext, events: readonly NewEvent[]): Promise<void> {
  await appendEventsOf(
    ctx.tx,
    events.map((event) => ({ ctx, event })),
  );
}

const EVENT = {
  id: "text",
  merchant_id: "text",
  mode: "mode",
  aggregate_type: "text",
  aggregate_id: "text",
  version: "integer",
  type: "text",
  data: "json",
  actor: "json",
  request_id: "text",
  occurred_at: "timestamptz",
};

const COLUMNS = namesOf(EVENT);

/** As `appendEvents`, for facts that several requests bring about in one transaction. */
export async function appendEventsOf(
  tx: Transaction,
  facts: readonly { readonly ctx: Context; readonly event: NewEvent }[],
): Promise<void> {
  if (facts.length === 0) return;
  const rows = facts.map(({ ctx, event }) => ({
    id: newId("event", ctx.clock),
    merchant_id: event.merchantId,
    mode: event.mode,
    aggregate_type: event.aggregateType,
    aggregate_id: event.aggregateId,
    version: event.version,
    type: event.type,
    data: event.data,
    actor: toEventActor(ctx.actor),
    request_id: ctx.requestId,
    occurred_at: ctx.clock.now(),
  }));
  await tx.$executeRaw(prepared`
    WITH appended AS (
      INSERT INTO events (${COLUMNS}) SELECT ${COLUMNS}
      FROM ${unnest(rows, EVENT)} WITH ORDINALITY AS row (${COLUMNS}, ordinality) ORDER BY ordinality
      RETURNING id
    )
    INSERT INTO outbox (event_id) SELECT id FROM appended`);
  markAppended(tx);
}
