import { authorize } from "@/server/auth/authorize";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { listTimeline } from "@/server/modules/events/list-timeline";
import { toWebhookDelivery } from "@/server/modules/webhooks/internal";
import {
  type ListInvoiceDeliveriesInput,
  listInvoiceDeliveriesSchema,
  type WebhookDelivery,
} from "@/server/modules/webhooks/schema";

/** Deliveries of everything that happened to an invoice, its payments and its settlements, latest first. Throws `forbidden`, `not_found`. */
export async function listInvoiceDeliveries(
  ctx: Context,
  input: ListInvoiceDeliveriesInput,
): Promise<WebhookDelivery[]> {
  const merchantId = authorize(ctx, "webhooks:read");
  const { invoice_id } = parse(listInvoiceDeliveriesSchema, input);
  const [events, endpoints] = await Promise.all([
    listTimeline(ctx, { invoice_id }),
    reader(ctx).webhookEndpoint.findMany({ where: { merchantId, mode: ctx.mode }, select: { id: true } }),
  ]);
  // By endpoint and event, because that is the deliveries' index.
  const rows = await reader(ctx).webhookDelivery.findMany({
    where: { endpointId: { in: endpoints.map(({ id }) => id) }, eventId: { in: events.map(({ id }) => id) } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return rows.map(toWebhookDelivery);
}
