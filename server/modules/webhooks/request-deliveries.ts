import { hash } from "node:crypto";
import { authorizeSystem } from "@/server/auth/authorize";
import { prepared } from "@/server/db/direct-statements";
import type { Mode } from "@/server/core/actor";
import { newId } from "@/server/core/ids";
import type { Context } from "@/server/db/context";
import { Prisma } from "@/server/db/generated/client";
import { insertAll } from "@/server/db/insert-all";
import { reader } from "@/server/db/transaction";
import { FANNED_OUT_EVENTS, SINGLE_DELIVERY_EVENTS } from "@/server/modules/webhooks/events";
import { type OrderedRow, toOrder } from "@/server/modules/webhooks/internal";
import type { AttemptOrder } from "@/server/modules/webhooks/schema";

export interface RequestDeliveriesInput {
  readonly eventIds: readonly string[];
}

interface Listening {
  readonly eventId: string;
  readonly eventType: string;
  readonly endpointId: string;
  readonly merchantId: string;
  readonly mode: Mode;
}

/** These events, each found by its id: as a plain join, all events of a merchant may be read to find a few. */
const eventsOf = (ids: readonly string[]) => Prisma.sql`
  unnest(${[...ids]}::text[]) AS wanted(id) CROSS JOIN LATERAL (SELECT * FROM events WHERE id = wanted.id LIMIT 1) AS events`;

/** What the events meet: the endpoints that listen to them, in the order of the log. */
async function listListening(ctx: Context, eventIds: readonly string[]): Promise<Listening[]> {
  return reader(ctx).$queryRaw<Listening[]>(prepared`
    SELECT events.id AS "eventId", events.type AS "eventType", endpoints.id AS "endpointId",
           events.merchant_id AS "merchantId", events.mode::text AS mode
    FROM ${eventsOf(eventIds)}
    JOIN webhook_endpoints AS endpoints ON endpoints.merchant_id = events.merchant_id AND endpoints.mode = events.mode
    WHERE events.type = ANY(${[...FANNED_OUT_EVENTS]})
      AND endpoints.status = 'enabled' AND endpoints.events && ARRAY['*', events.type]
    ORDER BY events.transaction, events.position`);
}

/** The same for the same events, in whatever order. */
function batchIdOf(eventIds: readonly string[]): string {
  return hash("sha256", eventIds.toSorted().join(), "base64url");
}

/** Makes the deliveries that there are not yet, in one statement, and answers those of the batch that nobody has begun. */
async function createMissing(
  ctx: Context,
  listening: readonly Listening[],
  batchId: string,
): Promise<OrderedRow[]> {
  const now = ctx.clock.now();
  const rows = listening.map((pair) => ({
    id: newId("webhookDelivery", ctx.clock),
    ...pair,
    status: "pending" as const,
    attemptCount: 0,
    requestedVersion: 1,
    batchId,
    version: 1,
    createdAt: now,
  }));
  const created = await insertAll(reader(ctx), "webhook_deliveries", rows, { skipDuplicates: true });
  if (created === rows.length) return rows;
  // The batch was requested before, or a part of it in another: that one's job sends what it has made.
  return reader(ctx).webhookDelivery.findMany({
    where: {
      OR: listening.map(({ endpointId, eventId }) => ({ endpointId, eventId })),
      status: "pending",
      batchId,
      version: 1,
    },
  });
}

/** Deliveries that were asked for by name and are still as that request left them. */
async function listNamed(ctx: Context, eventIds: readonly string[]): Promise<OrderedRow[]> {
  return reader(ctx).$queryRaw<OrderedRow[]>(prepared`
    SELECT deliveries.id, deliveries.endpoint_id AS "endpointId", deliveries.mode::text AS mode,
           deliveries.attempt_count AS "attemptCount", deliveries.requested_version AS "requestedVersion"
    FROM ${eventsOf(eventIds)}
    JOIN webhook_deliveries AS deliveries ON deliveries.id = events.aggregate_id AND deliveries.version = events.version
    WHERE events.type = ANY(${[...SINGLE_DELIVERY_EVENTS]}) AND deliveries.status = 'pending'
    ORDER BY events.transaction, events.position`);
}

/**
 * Makes one delivery per event and enabled endpoint that listens to it, once for ever, and answers what the job has to send:
 * those, and the ones that a resend or a test asked for. The same events again give the same orders until somebody began them;
 * an event in two batches is delivered by one of them.
 */
export async function requestDeliveries(
  ctx: Context,
  { eventIds }: RequestDeliveriesInput,
): Promise<AttemptOrder[]> {
  authorizeSystem(ctx);
  const created = await createMissing(ctx, await listListening(ctx, eventIds), batchIdOf(eventIds));
  return [...created, ...(await listNamed(ctx, eventIds))].map((row) => toOrder(row));
}
