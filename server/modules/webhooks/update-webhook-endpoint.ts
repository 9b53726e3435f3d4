import { authorize } from "@/server/auth/authorize";
import { assertVersion, DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import type { WebhookEndpoint as EndpointRow } from "@/server/db/generated/client";
import { withTransaction } from "@/server/db/transaction";
import {
  announceDisabled,
  checkUrl,
  loadEndpoint,
  toWebhookEndpoint,
} from "@/server/modules/webhooks/internal";
import {
  type UpdateWebhookEndpointInput,
  updateWebhookEndpointSchema,
  type WebhookEndpoint,
} from "@/server/modules/webhooks/schema";
import type { WebhookEndpointStatus } from "@/server/modules/webhooks/status";

/** Enabling forgives what failed before; disabling by hand says that it was asked for. */
function statusChange(row: EndpointRow, status: WebhookEndpointStatus | undefined) {
  if (status === undefined || status === row.status) return {};
  return status === "enabled"
    ? { status, disabledReason: null, failingSince: null }
    : { status, disabledReason: "requested" };
}

/**
 * Changes the named fields, audited; emits `webhook_endpoint.disabled` when that is the change. Throws `forbidden`,
 * `not_found`, `validation_failed`, `version_mismatch` for another version than the one named, `conflict` when it changed meanwhile.
 */
export async function updateWebhookEndpoint(
  ctx: Context,
  input: UpdateWebhookEndpointInput,
): Promise<WebhookEndpoint> {
  const merchantId = authorize(ctx, "webhooks:write");
  const { id, version, status, ...fields } = parse(updateWebhookEndpointSchema, input);
  if (fields.url !== undefined) checkUrl(ctx, fields.url);

  return withTransaction(ctx, async (ctx) => {
    const before = await loadEndpoint(ctx, ctx.tx, merchantId, id);
    assertVersion("webhook endpoint", before.version, version);
    const change = { ...fields, ...statusChange(before, status) };
    const [after] = await ctx.tx.webhookEndpoint.updateManyAndReturn({
      where: { id, merchantId, version: before.version },
      data: { ...change, version: before.version + 1, updatedAt: ctx.clock.now() },
    });
    if (!after) throw new DomainError("conflict", "The endpoint was changed at the same time");
    if (before.status === "enabled" && after.status === "disabled") await announceDisabled(ctx, after);
    const endpoint = toWebhookEndpoint(ctx, after);
    await recordAudit(ctx, {
      action: "webhook_endpoint.update",
      targetType: "webhook_endpoint",
      targetId: id,
      before: toWebhookEndpoint(ctx, before),
      after: endpoint,
    });
    return endpoint;
  });
}
