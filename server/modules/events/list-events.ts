import { authorize } from "@/server/auth/authorize";
import { invalidField } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { List } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import { Prisma } from "@/server/db/generated/client";
import { reader } from "@/server/db/transaction";
import { eventColumns, type EventRow, isSettledInLog, toEvent } from "@/server/modules/events/internal";
import {
  type Event,
  type ListEventsInput,
  listEventsSchema,
  PUBLIC_EVENT_TYPES,
} from "@/server/modules/events/schema";

interface LogPlace {
  readonly transaction: string;
  readonly position: bigint;
}

const DIRECTIONS = {
  asc: { beyond: Prisma.sql`>`, sorted: Prisma.sql`ASC` },
  desc: { beyond: Prisma.sql`<`, sorted: Prisma.sql`DESC` },
} as const;

async function placeOf(ctx: Context, merchantId: string, id: string): Promise<LogPlace> {
  const [place] = await reader(ctx).$queryRaw<LogPlace[]>`
    SELECT transaction::text AS transaction, position FROM events
    WHERE id = ${id} AND merchant_id = ${merchantId} AND mode = ${ctx.mode}::mode`;
  if (!place) throw invalidField("after", "Is not an event of this log");
  return place;
}

/**
 * The merchant's log of public events after the one named, in the log's order; `next_cursor` is the next `after`. Nothing is
 * ever inserted behind an event that was listed, so a reader that goes on from the last one misses none. An event shows
 * up once every write that began before it has ended. Throws `forbidden`, `validation_failed`.
 */
export async function listEvents(ctx: Context, input: ListEventsInput): Promise<List<Event>> {
  const merchantId = authorize(ctx, "events:read");
  const { after, types = PUBLIC_EVENT_TYPES, order, limit } = parse(listEventsSchema, input);
  const { beyond, sorted } = DIRECTIONS[order];
  const place = after === undefined ? undefined : await placeOf(ctx, merchantId, after);
  const isBeyond = place
    ? Prisma.sql`AND (transaction, position) ${beyond} (${place.transaction}::xid8, ${place.position})`
    : Prisma.empty;
  const rows = await reader(ctx).$queryRaw<EventRow[]>`
    SELECT ${eventColumns} FROM events
    WHERE merchant_id = ${merchantId} AND mode = ${ctx.mode}::mode AND type = ANY(${[...types]}) AND ${isSettledInLog} ${isBeyond}
    ORDER BY events.transaction ${sorted}, position ${sorted} LIMIT ${limit + 1}`;
  const page = rows.slice(0, limit);
  const hasMore = rows.length > limit;
  return {
    object: "list",
    data: page.map(toEvent),
    has_more: hasMore,
    next_cursor: hasMore ? (page.at(-1)?.id ?? null) : null,
  };
}
