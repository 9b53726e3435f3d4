import { authorize } from "@/server/auth/authorize";
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
      endpointId,
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
