import { authorize } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { addSeconds, wallNow } from "@/server/core/clock";
import { assertVersion, DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { loadEndpoint, newSecret, toWebhookEndpoint } from "@/server/modules/webhooks/internal";
import {
  type WebhookEndpointAtInput,
  webhookEndpointAtSchema,
  type WebhookEndpointWithSecret,
} from "@/server/modules/webhooks/schema";

/**
 * Gives the endpoint a new signing secret; the one before it signs beside it for 24 hours. Throws `forbidden`, `not_found`,
 * `version_mismatch`, `conflict`.
 */
export async function rotateWebhookSecret(
  ctx: Context,
  input: WebhookEndpointAtInput,
): Promise<WebhookEndpointWithSecret> {
  const merchantId = authorize(ctx, "webhooks:write");
  const { id, version } = parse(webhookEndpointAtSchema, input);
  const { secret, sealed } = newSecret();

  return withTransaction(ctx, async (ctx) => {
    const before = await loadEndpoint(ctx, ctx.tx, merchantId, id);
    assertVersion("webhook endpoint", before.version, version);
    const now = ctx.clock.now();
    const [after] = await ctx.tx.webhookEndpoint.updateManyAndReturn({
      where: { id, merchantId, version: before.version },
      data: {
        secret: sealed,
        previousSecret: before.secret,
        previousSecretExpires: addSeconds(wallNow(ctx.clock), LIMITS.webhook.previousSecretSeconds),
        version: before.version + 1,
        updatedAt: now,
      },
    });
    if (!after) throw new DomainError("conflict", "The endpoint was changed at the same time");
    const endpoint = toWebhookEndpoint(after);
    await recordAudit(ctx, {
      action: "webhook_endpoint.rotate_secret",
      targetType: "webhook_endpoint",
      targetId: id,
      after: endpoint,
    });
    return { ...endpoint, secret };
  });
}
