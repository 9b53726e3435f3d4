import { authorize } from "@/server/auth/authorize";
import type { AuthorizedMerchantId } from "@/server/core/actor";
import { toList } from "@/server/core/pagination";
import { parse } from "@/server/core/parse";
import type { List } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import { createdBetween, pageArguments } from "@/server/db/page";
import { reader } from "@/server/db/transaction";
import { toWebhookDelivery } from "@/server/modules/webhooks/internal";
import {
  type ListWebhookDeliveriesInput,
  listWebhookDeliveriesSchema,
  type WebhookDelivery,
} from "@/server/modules/webhooks/schema";

async function endpointIds(ctx: Context, merchantId: AuthorizedMerchantId): Promise<string[]> {
  const rows = await reader(ctx).webhookEndpoint.findMany({
    where: { merchantId, mode: ctx.mode },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** The merchant's deliveries, of one endpoint or event when named. Throws `forbidden`, `validation_failed`. */
export async function listWebhookDeliveries(
  ctx: Context,
  input: ListWebhookDeliveriesInput,
): Promise<List<WebhookDelivery>> {
  const merchantId = authorize(ctx, "webhooks:read");
  const {
    endpoint_id: endpointId,
    event_id: eventId,
    event_type: eventType,
    status,
    created_after,
    created_before,
    ...page
  } = parse(listWebhookDeliveriesSchema, input);
  const { where, ...rest } = pageArguments(page);
  const rows = await reader(ctx).webhookDelivery.findMany({
    where: {
      merchantId,
      mode: ctx.mode,
      // An event's deliveries are found by endpoint and event: that is their index.
      endpointId: endpointId ?? (eventId && { in: await endpointIds(ctx, merchantId) }),
      eventId,
      eventType,
      status: status && { in: status },
      createdAt: createdBetween({ created_after, created_before }),
      AND: [where],
    },
    ...rest,
  });
  return toList(rows, page.limit, toWebhookDelivery);
}
