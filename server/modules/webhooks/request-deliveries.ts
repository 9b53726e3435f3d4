import { authorizeSystem } from "@/server/auth/authorize";
import type { Mode } from "@/server/core/actor";
import { newId } from "@/server/core/ids";
import type { Context, TransactionContext } from "@/server/db/context";
import type { WebhookDelivery as DeliveryRow } from "@/server/db/generated/client";
import { withTransaction } from "@/server/db/transaction";
import { PUBLIC_EVENT_TYPES } from "@/server/modules/events/schema";
import { toOrder } from "@/server/modules/webhooks/internal";
import type { DeliveryOrder } from "@/server/modules/webhooks/schema";

export interface RequestDeliveriesInput {
  readonly eventIds: readonly string[];
}

/** Events that concern a single delivery, which exists already. */
const SINGLE_DELIVERY_TYPES = ["webhook_endpoint.tested", "webhook_delivery.requested"];
const FANNED_OUT_TYPES = PUBLIC_EVENT_TYPES.filter((type) => !SINGLE_DELIVERY_TYPES.includes(type));

interface Listening {
  readonly eventId: string;
  readonly eventType: string;
  readonly endpointId: string;
  readonly merchantId: string;
  readonly mode: Mode;
}

async function listListening(ctx: TransactionContext, eventIds: readonly string[]): Promise<Listening[]> {
  return ctx.tx.$queryRaw<Listening[]>`
    SELECT events.id AS "eventId", events.type AS "eventType", endpoints.id AS "endpointId",
           events.merchant_id AS "merchantId", events.mode::text AS mode
    FROM events JOIN webhook_endpoints AS endpoints ON endpoints.merchant_id = events.merchant_id AND endpoints.mode = events.mode
    WHERE events.id = ANY(${[...eventIds]}) AND events.type = ANY(${[...FANNED_OUT_TYPES]})
      AND endpoints.status = 'enabled' AND endpoints.events && ARRAY['*', events.type]
    ORDER BY events.transaction, events.position`;
}

async function createMissing(
  ctx: TransactionContext,
  listening: readonly Listening[],
): Promise<DeliveryRow[]> {
  if (listening.length === 0) return [];
  const now = ctx.clock.now();
  const created = await ctx.tx.webhookDelivery.createManyAndReturn({
    data: listening.map((pair) => ({
      ...pair,
      id: newId("webhookDelivery", ctx.clock),
      status: "pending",
      createdAt: now,
    })),
    skipDuplicates: true,
  });
  if (created.length === listening.length) return created;
  // This batch was requested before: its deliveries that nobody has begun are handed out again.
  return ctx.tx.webhookDelivery.findMany({
    where: {
      OR: listening.map(({ endpointId, eventId }) => ({ endpointId, eventId })),
      status: "pending",
      version: 1,
    },
  });
}

/** Deliveries that were asked for by name and are still as that request left them. */
async function listNamed(ctx: TransactionContext, eventIds: readonly string[]): Promise<DeliveryRow[]> {
  const events = await ctx.tx.event.findMany({
    where: { id: { in: [...eventIds] }, type: { in: SINGLE_DELIVERY_TYPES } },
    select: { aggregateId: true, version: true },
  });
  if (events.length === 0) return [];
  return ctx.tx.webhookDelivery.findMany({
    where: {
      OR: events.map(({ aggregateId, version }) => ({ id: aggregateId, version })),
      status: "pending",
    },
  });
}

/**
 * Makes one delivery per event and enabled endpoint that listens to it, once for ever, and answers what the job has to send:
 * those, and the ones that a resend or a test asked for. The same events again give the same orders until somebody began them.
 */
export async function requestDeliveries(
  ctx: Context,
  { eventIds }: RequestDeliveriesInput,
): Promise<DeliveryOrder[]> {
  authorizeSystem(ctx);
  return withTransaction(ctx, async (ctx) => {
    const created = await createMissing(ctx, await listListening(ctx, eventIds));
    return [...created, ...(await listNamed(ctx, eventIds))].map(toOrder);
  });
}
