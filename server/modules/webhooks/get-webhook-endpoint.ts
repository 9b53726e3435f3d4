import { authorize } from "@/server/auth/authorize";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { loadEndpoint, toReadEndpoint } from "@/server/modules/webhooks/internal";
import {
  type WebhookEndpoint,
  type WebhookEndpointIdInput,
  webhookEndpointIdSchema,
} from "@/server/modules/webhooks/schema";

/** One endpoint, without its secret. Throws `forbidden`, `not_found`. */
export async function getWebhookEndpoint(
  ctx: Context,
  input: WebhookEndpointIdInput,
): Promise<WebhookEndpoint> {
  const merchantId = authorize(ctx, "webhooks:read");
  const { id } = parse(webhookEndpointIdSchema, input);
  return toReadEndpoint(ctx, await loadEndpoint(ctx, reader(ctx), merchantId, id));
}
