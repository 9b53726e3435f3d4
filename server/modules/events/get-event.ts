import { authorize } from "@/server/auth/authorize";
import { notFound } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { eventColumns, type EventRow, toEvent } from "@/server/modules/events/internal";
import {
  type Event,
  type GetEventInput,
  getEventSchema,
  PUBLIC_EVENT_TYPES,
} from "@/server/modules/events/schema";

/** One public event of the merchant. Throws `forbidden`, `not_found`. */
export async function getEvent(ctx: Context, input: GetEventInput): Promise<Event> {
  const merchantId = authorize(ctx, "events:read");
  const { id } = parse(getEventSchema, input);
  const [row] = await reader(ctx).$queryRaw<EventRow[]>`
    SELECT ${eventColumns} FROM events
    WHERE id = ${id} AND merchant_id = ${merchantId} AND mode = ${ctx.mode}::mode AND type = ANY(${[...PUBLIC_EVENT_TYPES]})`;
  if (!row) throw notFound("event", id);
  return toEvent(row);
}
