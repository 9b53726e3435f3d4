import { z } from "zod";
import { getWebhookDelivery } from "@/server/modules/webhooks/get-webhook-delivery";
import { getWebhookEndpoint } from "@/server/modules/webhooks/get-webhook-endpoint";
import { listWebhookDeliveries } from "@/server/modules/webhooks/list-webhook-deliveries";
import { resendWebhookDelivery } from "@/server/modules/webhooks/resend-webhook-delivery";
import {
  listWebhookDeliveriesSchema,
  webhookDeliveryListSchema,
  webhookDeliverySchema,
} from "@/server/modules/webhooks/schema";
import { operation } from "@/server/rest/operation";

const tag = "Webhook deliveries";

export const WEBHOOK_DELIVERY_OPERATIONS = [
  operation({
    operationId: "listWebhookDeliveries",
    method: "get",
    path: "/webhook_endpoints/{id}/deliveries",
    tag,
    summary: "List the deliveries of a webhook endpoint",
    access: "webhooks:read",
    params: { id: "webhookEndpoint" },
    query: listWebhookDeliveriesSchema.omit({ endpoint_id: true }).strict(),
    status: 200,
    answer: webhookDeliveryListSchema,
    etag: "content",
    run: async ({ ctx, params, query }) => {
      // An endpoint that is not the merchant's is not found, rather than empty.
      await getWebhookEndpoint(ctx, { id: params.id });
      return listWebhookDeliveries(ctx, { ...query, endpoint_id: params.id });
    },
  }),
  operation({
    operationId: "getWebhookDelivery",
    method: "get",
    path: "/deliveries/{id}",
    tag,
    summary: "Get a delivery with every attempt",
    access: "webhooks:read",
    params: { id: "webhookDelivery" },
    status: 200,
    answer: webhookDeliverySchema,
    etag: "content",
    run: ({ ctx, params }) => getWebhookDelivery(ctx, { id: params.id }),
  }),
  operation({
    operationId: "resendWebhookDelivery",
    method: "post",
    path: "/deliveries/{id}/resend",
    tag,
    summary: "Send a delivery again at once, under the same webhook id",
    access: "webhooks:write",
    params: { id: "webhookDelivery" },
    body: z.strictObject({}),
    status: 202,
    answer: webhookDeliverySchema,
    errors: ["invalid_state", "conflict"],
    run: ({ ctx, params }) => resendWebhookDelivery(ctx, { id: params.id }),
  }),
];
