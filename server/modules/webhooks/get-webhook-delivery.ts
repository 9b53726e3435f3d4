import { authorize } from "@/server/auth/authorize";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { loadDelivery, toWebhookAttempt, toWebhookDelivery } from "@/server/modules/webhooks/internal";
import {
  type WebhookDelivery,
  type WebhookDeliveryIdInput,
  webhookDeliveryIdSchema,
} from "@/server/modules/webhooks/schema";

/** One delivery with every request made for it and what came back, latest first. Throws `forbidden`, `not_found`. */
export async function getWebhookDelivery(
  ctx: Context,
  input: WebhookDeliveryIdInput,
): Promise<WebhookDelivery> {
  const merchantId = authorize(ctx, "webhooks:read");
  const { id } = parse(webhookDeliveryIdSchema, input);
  const delivery = await loadDelivery(ctx, reader(ctx), merchantId, id);
  const attempts = await reader(ctx).webhookAttempt.findMany({
    where: { deliveryId: id },
    orderBy: { number: "desc" },
  });
  return { ...toWebhookDelivery(delivery), attempts: attempts.map(toWebhookAttempt) };
}
