import { authorize } from "@/server/auth/authorize";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { loadEndpoint, toWebhookEndpoint } from "@/server/modules/webhooks/internal";
import {
  type WebhookEndpoint,
  type WebhookEndpointIdInput,
  webhookEndpointIdSchema,
} from "@/server/modules/webhooks/schema";

/** Removes an endpoint with all its deliveries, audited, and answers what it was. Throws `forbidden`, `not_found`. */
export async function deleteWebhookEndpoint(
  ctx: Context,
  input: WebhookEndpointIdInput,
): Promise<WebhookEndpoint> {
  const merchantId = authorize(ctx, "webhooks:write");
  const { id } = parse(webhookEndpointIdSchema, input);
  return withTransaction(ctx, async (ctx) => {
    const endpoint = toWebhookEndpoint(await loadEndpoint(ctx, ctx.tx, merchantId, id));
    await ctx.tx.webhookEndpoint.deleteMany({ where: { id, merchantId } });
    await recordAudit(ctx, {
      action: "webhook_endpoint.delete",
      targetType: "webhook_endpoint",
      targetId: id,
      before: endpoint,
    });
    return endpoint;
  });
}
