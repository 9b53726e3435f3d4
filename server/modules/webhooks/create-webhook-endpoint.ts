import { authorize } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { DomainError } from "@/server/core/errors";
import { newId } from "@/server/core/ids";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { lock } from "@/server/db/locks";
import { withTransaction } from "@/server/db/transaction";
import { checkUrl, newSecret, toWebhookEndpoint } from "@/server/modules/webhooks/internal";
import {
  type CreateWebhookEndpointInput,
  createWebhookEndpointSchema,
  type WebhookEndpointWithSecret,
} from "@/server/modules/webhooks/schema";

/** Starts listening, from the next event on. The answer alone carries the signing secret. Throws `forbidden`, `validation_failed`, `conflict` at the limit. */
export async function createWebhookEndpoint(
  ctx: Context,
  input: CreateWebhookEndpointInput,
): Promise<WebhookEndpointWithSecret> {
  const merchantId = authorize(ctx, "webhooks:write");
  const { url, events, description } = parse(createWebhookEndpointSchema, input);
  checkUrl(ctx, url);
  const { secret, sealed } = newSecret();

  return withTransaction(ctx, async (ctx) => {
    await lock(ctx.tx, `webhook-endpoints:${merchantId}:${ctx.mode}`);
    const count = await ctx.tx.webhookEndpoint.count({ where: { merchantId, mode: ctx.mode } });
    if (count >= LIMITS.webhook.endpointsPerMerchant) {
      throw new DomainError(
        "conflict",
        `A merchant has at most ${LIMITS.webhook.endpointsPerMerchant} webhook endpoints: delete one first`,
      );
    }
    const now = ctx.clock.now();
    const row = await ctx.tx.webhookEndpoint.create({
      data: {
        id: newId("webhookEndpoint", ctx.clock),
        merchantId,
        mode: ctx.mode,
        url,
        description: description ?? null,
        events,
        status: "enabled",
        secret: sealed,
        createdAt: now,
        updatedAt: now,
      },
    });
    const endpoint = toWebhookEndpoint(ctx, row);
    await recordAudit(ctx, {
      action: "webhook_endpoint.create",
      targetType: "webhook_endpoint",
      targetId: row.id,
      after: endpoint,
    });
    return { ...endpoint, secret };
  });
}
