import { authorize } from "@/server/auth/authorize";
import { DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import {
  announceRequested,
  loadDelivery,
  loadEndpoint,
  toWebhookDelivery,
} from "@/server/modules/webhooks/internal";
import {
  type WebhookDelivery,
  type WebhookDeliveryIdInput,
  webhookDeliveryIdSchema,
} from "@/server/modules/webhooks/schema";
import { canResendDelivery } from "@/server/modules/webhooks/status";

/**
 * Sends a delivery again at once, with the same webhook id and its schedule anew, whatever became of it before; audited.
 * Throws `forbidden`, `not_found`, `invalid_state` for a disabled endpoint, `conflict` when an attempt ended meanwhile.
 */
export async function resendWebhookDelivery(
  ctx: Context,
  input: WebhookDeliveryIdInput,
): Promise<WebhookDelivery> {
  const merchantId = authorize(ctx, "webhooks:write");
  const { id } = parse(webhookDeliveryIdSchema, input);
  return withTransaction(ctx, async (ctx) => {
    const before = await loadDelivery(ctx, ctx.tx, merchantId, id);
    const endpoint = await loadEndpoint(ctx, ctx.tx, merchantId, before.endpointId);
    if (!canResendDelivery(endpoint))
      throw new DomainError("invalid_state", "The endpoint is disabled: enable it first");
    const version = before.version + 1;
    const [after] = await ctx.tx.webhookDelivery.updateManyAndReturn({
      where: { id, merchantId, version: before.version },
      data: { status: "pending", completedAt: null, nextAttemptAt: null, version, requestedVersion: version },
    });
    if (!after) throw new DomainError("conflict", "The delivery was changed at the same time");
    await announceRequested(ctx, [after]);
    await recordAudit(ctx, {
      action: "webhook_delivery.resend",
      targetType: "webhook_delivery",
      targetId: id,
    });
    return toWebhookDelivery(after);
  });
}
