import { authorize } from "@/server/auth/authorize";
import { assertVersion, DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { loadEndpoint, toWebhookEndpoint } from "@/server/modules/webhooks/internal";
import {
  type WebhookEndpoint,
  type WebhookEndpointAtInput,
  webhookEndpointAtSchema,
} from "@/server/modules/webhooks/schema";

/** Removes an endpoint with all its deliveries, audited, and answers what it was. Throws `forbidden`, `not_found`, `version_mismatch`, `conflict`. */
export async function deleteWebhookEndpoint(
  ctx: Context,
  input: WebhookEndpointAtInput,
): Promise<WebhookEndpoint> {
  const merchantId = authorize(ctx, "webhooks:write");
  const { id, version } = parse(webhookEndpointAtSchema, input);
  return withTransaction(ctx, async (ctx) => {
    const row = await loadEndpoint(ctx, ctx.tx, merchantId, id);
    assertVersion("webhook endpoint", row.version, version);
    const endpoint = toWebhookEndpoint(ctx, row);
    const { count } = await ctx.tx.webhookEndpoint.deleteMany({
      where: { id, merchantId, version: row.version },
    });
    if (count === 0) throw new DomainError("conflict", "The endpoint was changed at the same time");
    await recordAudit(ctx, {
      action: "webhook_endpoint.delete",
      targetType: "webhook_endpoint",
      targetId: id,
      before: endpoint,
    });
    return endpoint;
  });
}
