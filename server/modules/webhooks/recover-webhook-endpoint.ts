import { authorize } from "@/server/auth/authorize";
import { instant } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { announceRequested, loadEndpoint } from "@/server/modules/webhooks/internal";
import {
  type RecoverWebhookEndpointInput,
  recoverWebhookEndpointSchema,
  WEBHOOK_LIMITS,
  type WebhookRecovery,
} from "@/server/modules/webhooks/schema";
import { canResendDelivery } from "@/server/modules/webhooks/status";

/**
 * Sends again what failed at this endpoint since then, oldest first, up to 1,000 deliveries a call; audited. Throws
 * `forbidden`, `not_found`, `invalid_state` for a disabled endpoint.
 */
export async function recoverWebhookEndpoint(
  ctx: Context,
  input: RecoverWebhookEndpointInput,
): Promise<WebhookRecovery> {
  const merchantId = authorize(ctx, "webhooks:write");
  const { id, since } = parse(recoverWebhookEndpointSchema, input);
  return withTransaction(ctx, async (ctx) => {
    const endpoint = await loadEndpoint(ctx, ctx.tx, merchantId, id);
    if (!canResendDelivery(endpoint))
      throw new DomainError("invalid_state", "The endpoint is disabled: enable it first");
    const taken = await ctx.tx.$queryRaw<{ id: string }[]>`
      WITH failed AS MATERIALIZED (
        SELECT id FROM webhook_deliveries WHERE endpoint_id = ${id} AND status = 'failed' AND created_at >= ${instant(since)}
        ORDER BY created_at, id LIMIT ${WEBHOOK_LIMITS.recoveredPerCall} FOR UPDATE
      )
      UPDATE webhook_deliveries
      SET status = 'pending', completed_at = NULL, next_attempt_at = NULL, version = version + 1, requested_version = version + 1
      FROM failed WHERE webhook_deliveries.id = failed.id
      RETURNING webhook_deliveries.id`;
    const requested = await ctx.tx.webhookDelivery.findMany({
      where: { id: { in: taken.map((row) => row.id) } },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    });
    const left = await ctx.tx.webhookDelivery.findFirst({
      where: { endpointId: id, status: "failed", createdAt: { gte: instant(since) } },
      select: { id: true },
    });
    await announceRequested(ctx, requested);
    await recordAudit(ctx, {
      action: "webhook_endpoint.recover",
      targetType: "webhook_endpoint",
      targetId: id,
      after: { since, requested: requested.length },
    });
    return {
      object: "webhook_recovery",
      endpoint_id: id,
      requested: requested.length,
      has_more: left !== null,
    };
  });
}
