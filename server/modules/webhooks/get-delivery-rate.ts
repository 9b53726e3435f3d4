import { authorize } from "@/server/auth/authorize";
import { addSeconds } from "@/server/core/clock";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { loadEndpoint } from "@/server/modules/webhooks/internal";
import {
  type DeliveryRate,
  type WebhookEndpointIdInput,
  webhookEndpointIdSchema,
} from "@/server/modules/webhooks/schema";

const DAYS = 7;

/** How the deliveries of an endpoint ended that were begun in the last seven days. Throws `forbidden`, `not_found`. */
export async function getDeliveryRate(ctx: Context, input: WebhookEndpointIdInput): Promise<DeliveryRate> {
  const merchantId = authorize(ctx, "webhooks:read");
  const { id } = parse(webhookEndpointIdSchema, input);
  const endpoint = await loadEndpoint(ctx, reader(ctx), merchantId, id);
  const groups = await reader(ctx).webhookDelivery.groupBy({
    by: ["status"],
    where: {
      endpointId: endpoint.id,
      createdAt: { gte: addSeconds(ctx.clock.now(), -DAYS * 24 * 60 * 60) },
      status: { in: ["succeeded", "failed"] },
    },
    _count: { _all: true },
  });
  const countOf = (status: "succeeded" | "failed") =>
    groups.find((group) => group.status === status)?._count._all ?? 0;
  const delivered = countOf("succeeded");
  return { days: DAYS, delivered, ended: delivered + countOf("failed") };
}
