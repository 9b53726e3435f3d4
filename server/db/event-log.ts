import { newId } from "@/server/core/ids";
import type { Mode } from "@/server/core/actor";
import type { TransactionContext } from "@/server/db/context";
import type { Prisma } from "@/server/db/generated/client";
import { markAppended } from "@/server/db/outbox-signal";

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

/** Appends facts to the event log and leaves one outbox row each, in the caller's transaction. */
export async function appendEvents(ctx: TransactionContext, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => ({
    id: newId("event", ctx.clock),
    merchantId: event.merchantId,
    mode: event.mode,
    aggregateType: event.aggregateType,
    aggregateId: event.aggregateId,
    version: event.version,
    type: event.type,
    data: event.data as Prisma.InputJsonObject,
    actor: ctx.actor as unknown as Prisma.InputJsonObject,
    requestId: ctx.requestId,
    occurredAt: ctx.clock.now(),
  }));
  await ctx.tx.event.createMany({ data: rows });
  await ctx.tx.outboxEntry.createMany({ data: rows.map((row) => ({ eventId: row.id })) });
  markAppended(ctx.tx);
}
