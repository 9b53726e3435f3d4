import { authorize } from "@/server/auth/authorize";
import { addSeconds, wallNow } from "@/server/core/clock";
import { assertVersion, DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { loadEndpoint, newSecret, toWebhookEndpoint } from "@/server/modules/webhooks/internal";
import {
  type RotateWebhookSecretInput,
  rotateWebhookSecretSchema,
  type WebhookEndpointWithSecret,
} from "@/server/modules/webhooks/schema";

/**
 * Gives the endpoint a new signing secret, audited; the one before it signs beside it for `overlap_seconds`, a day where
 * nothing is said, and that of an earlier rotation ends at once. The answer alone carries the new one. Throws `forbidden`,
 * `not_found`, `version_mismatch`, `conflict`.
 */
export async function rotateWebhookSecret(
  ctx: Context,
  input: RotateWebhookSecretInput,
): Promise<WebhookEndpointWithSecret> {
  const merchantId = authorize(ctx, "webhooks:write");
  const { id, version, overlap_seconds: overlapSeconds } = parse(rotateWebhookSecretSchema, input);
  const { secret, sealed } = newSecret();

  return withTransaction(ctx, async (ctx) => {
    const before = await loadEndpoint(ctx, ctx.tx, merchantId, id);
    assertVersion("webhook endpoint", before.version, version);
    const overlaps = overlapSeconds > 0;
    const [after] = await ctx.tx.webhookEndpoint.updateManyAndReturn({
      where: { id, merchantId, version: before.version },
      data: {
        secret: sealed,
        previousSecret: overlaps ? before.secret : null,
        previousSecretExpires: overlaps ? addSeconds(wallNow(ctx.clock), overlapSeconds) : null,
        version: before.version + 1,
        updatedAt: ctx.clock.now(),
      },
    });
    if (!after) throw new DomainError("conflict", "The endpoint was changed at the same time");
    const endpoint = toWebhookEndpoint(ctx, after);
    await recordAudit(ctx, {
      action: "webhook_endpoint.rotate_secret",
      targetType: "webhook_endpoint",
      targetId: id,
      before: toWebhookEndpoint(ctx, before),
      after: endpoint,
    });
    return { ...endpoint, secret };
  });
}
