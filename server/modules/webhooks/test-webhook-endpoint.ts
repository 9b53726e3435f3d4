import { authorize } from "@/server/auth/authorize";
import { DomainError } from "@/server/core/errors";
import { newId } from "@/server/core/ids";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { loadEndpoint, toToldEndpoint, toWebhookDelivery } from "@/server/modules/webhooks/internal";
import {
  type WebhookDelivery,
  type WebhookEndpointIdInput,
  webhookEndpointIdSchema,
} from "@/server/modules/webhooks/schema";

/** Sends `webhook_endpoint.tested` to this endpoint alone, whatever it listens to. Throws `forbidden`, `not_found`, `invalid_state` when it is disabled. */
export async function testWebhookEndpoint(
  ctx: Context,
  input: WebhookEndpointIdInput,
): Promise<WebhookDelivery> {
  const merchantId = authorize(ctx, "webhooks:write");
  const { id } = parse(webhookEndpointIdSchema, input);
  return withTransaction(ctx, async (ctx) => {
    const row = await loadEndpoint(ctx, ctx.tx, merchantId, id);
    if (row.status !== "enabled")
      throw new DomainError("invalid_state", "The endpoint is disabled: enable it first");
    const deliveryId = newId("webhookDelivery", ctx.clock);
    // The delivery is what happened; the endpoint, whose version stays, only comes along.
    const fact = {
      type: "webhook_endpoint.tested",
      aggregateType: "webhook_delivery",
      aggregateId: deliveryId,
      version: 1,
    };
    await appendEvents(ctx, [{ ...fact, merchantId, mode: ctx.mode, data: toToldEndpoint(ctx, row) }]);
    const event = await ctx.tx.event.findUniqueOrThrow({
      where: { aggregateId_version_type: { aggregateId: deliveryId, version: 1, type: fact.type } },
      select: { id: true },
    });
    const delivery = await ctx.tx.webhookDelivery.create({
      data: {
        id: deliveryId,
        merchantId,
        mode: ctx.mode,
        endpointId: id,
        eventId: event.id,
        eventType: fact.type,
        status: "pending",
        createdAt: ctx.clock.now(),
      },
    });
    return toWebhookDelivery(delivery);
  });
}
