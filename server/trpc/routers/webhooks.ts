import { createWebhookEndpoint } from "@/server/modules/webhooks/create-webhook-endpoint";
import { deleteWebhookEndpoint } from "@/server/modules/webhooks/delete-webhook-endpoint";
import { getDeliveryRate } from "@/server/modules/webhooks/get-delivery-rate";
import { getWebhookDelivery } from "@/server/modules/webhooks/get-webhook-delivery";
import { getWebhookEndpoint } from "@/server/modules/webhooks/get-webhook-endpoint";
import { listInvoiceDeliveries } from "@/server/modules/webhooks/list-invoice-deliveries";
import { listWebhookDeliveries } from "@/server/modules/webhooks/list-webhook-deliveries";
import { listWebhookEndpoints } from "@/server/modules/webhooks/list-webhook-endpoints";
import { resendWebhookDelivery } from "@/server/modules/webhooks/resend-webhook-delivery";
import { rotateWebhookSecret } from "@/server/modules/webhooks/rotate-webhook-secret";
import {
  createWebhookEndpointSchema,
  listInvoiceDeliveriesSchema,
  listWebhookDeliveriesSchema,
  listWebhookEndpointsSchema,
  rotateWebhookSecretSchema,
  updateWebhookEndpointSchema,
  webhookDeliveryIdSchema,
  webhookEndpointIdSchema,
} from "@/server/modules/webhooks/schema";
import { testWebhookEndpoint } from "@/server/modules/webhooks/test-webhook-endpoint";
import { updateWebhookEndpoint } from "@/server/modules/webhooks/update-webhook-endpoint";
import { merchantProcedure, router } from "@/server/trpc/init";

const endpoints = router({
  list: merchantProcedure
    .input(listWebhookEndpointsSchema)
    .query(({ ctx, input }) => listWebhookEndpoints(ctx, input)),
  get: merchantProcedure
    .input(webhookEndpointIdSchema)
    .query(({ ctx, input }) => getWebhookEndpoint(ctx, input)),
  deliveryRate: merchantProcedure
    .input(webhookEndpointIdSchema)
    .query(({ ctx, input }) => getDeliveryRate(ctx, input)),
  create: merchantProcedure
    .input(createWebhookEndpointSchema)
    .mutation(({ ctx, input }) => createWebhookEndpoint(ctx, input)),
  update: merchantProcedure
    .input(updateWebhookEndpointSchema)
    .mutation(({ ctx, input }) => updateWebhookEndpoint(ctx, input)),
  delete: merchantProcedure
    .input(webhookEndpointIdSchema)
    .mutation(({ ctx, input }) => deleteWebhookEndpoint(ctx, input)),
  rotateSecret: merchantProcedure
    .input(rotateWebhookSecretSchema)
    .mutation(({ ctx, input }) => rotateWebhookSecret(ctx, input)),
  test: merchantProcedure
    .input(webhookEndpointIdSchema)
    .mutation(({ ctx, input }) => testWebhookEndpoint(ctx, input)),
});

const deliveries = router({
  list: merchantProcedure
    .input(listWebhookDeliveriesSchema)
    .query(({ ctx, input }) => listWebhookDeliveries(ctx, input)),
  ofInvoice: merchantProcedure
    .input(listInvoiceDeliveriesSchema)
    .query(({ ctx, input }) => listInvoiceDeliveries(ctx, input)),
  get: merchantProcedure
    .input(webhookDeliveryIdSchema)
    .query(({ ctx, input }) => getWebhookDelivery(ctx, input)),
  resend: merchantProcedure
    .input(webhookDeliveryIdSchema)
    .mutation(({ ctx, input }) => resendWebhookDelivery(ctx, input)),
});

export const webhooksRouter = router({ endpoints, deliveries });
