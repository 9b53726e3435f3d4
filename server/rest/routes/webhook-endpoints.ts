import { z } from "zod";
import { createWebhookEndpoint } from "@/server/modules/webhooks/create-webhook-endpoint";
import { deleteWebhookEndpoint } from "@/server/modules/webhooks/delete-webhook-endpoint";
import { getWebhookEndpoint } from "@/server/modules/webhooks/get-webhook-endpoint";
import { listWebhookEndpoints } from "@/server/modules/webhooks/list-webhook-endpoints";
import { rotateWebhookSecret } from "@/server/modules/webhooks/rotate-webhook-secret";
import {
  createWebhookEndpointSchema,
  listWebhookEndpointsSchema,
  webhookDeliverySchema,
  webhookEndpointChangesSchema,
  webhookEndpointListSchema,
  webhookEndpointSchema,
  webhookEndpointWithSecretSchema,
} from "@/server/modules/webhooks/schema";
import { testWebhookEndpoint } from "@/server/modules/webhooks/test-webhook-endpoint";
import { updateWebhookEndpoint } from "@/server/modules/webhooks/update-webhook-endpoint";
import { operation } from "@/server/rest/operation";

const tag = "Webhook endpoints";
const noBody = z.strictObject({});

export const WEBHOOK_ENDPOINT_OPERATIONS = [
  operation({
    operationId: "createWebhookEndpoint",
    method: "post",
    path: "/webhook_endpoints",
    tag,
    summary: "Create a webhook endpoint",
    description: "The answer alone carries `secret`.",
    access: "webhooks:write",
    body: createWebhookEndpointSchema,
    status: 201,
    answer: webhookEndpointWithSecretSchema,
    errors: ["conflict"],
    run: ({ ctx, body }) => createWebhookEndpoint(ctx, body),
  }),
  operation({
    operationId: "listWebhookEndpoints",
    method: "get",
    path: "/webhook_endpoints",
    tag,
    summary: "List webhook endpoints",
    access: "webhooks:read",
    query: listWebhookEndpointsSchema.strict(),
    status: 200,
    answer: webhookEndpointListSchema,
    etag: "content",
    run: ({ ctx, query }) => listWebhookEndpoints(ctx, query),
  }),
  operation({
    operationId: "getWebhookEndpoint",
    method: "get",
    path: "/webhook_endpoints/{id}",
    tag,
    summary: "Get a webhook endpoint",
    access: "webhooks:read",
    params: { id: "webhookEndpoint" },
    status: 200,
    answer: webhookEndpointSchema,
    etag: "version",
    run: ({ ctx, params }) => getWebhookEndpoint(ctx, { id: params.id }),
  }),
  operation({
    operationId: "updateWebhookEndpoint",
    method: "patch",
    path: "/webhook_endpoints/{id}",
    tag,
    summary: "Change, enable or disable a webhook endpoint",
    access: "webhooks:write",
    params: { id: "webhookEndpoint" },
    body: webhookEndpointChangesSchema,
    conditional: true,
    status: 200,
    answer: webhookEndpointSchema,
    etag: "version",
    errors: ["conflict"],
    run: ({ ctx, params, body, ifMatch }) => updateWebhookEndpoint(ctx, { id: params.id, version: ifMatch, ...body }),
  }),
  operation({
    operationId: "deleteWebhookEndpoint",
    method: "delete",
    path: "/webhook_endpoints/{id}",
    tag,
    summary: "Delete a webhook endpoint and its deliveries",
    access: "webhooks:write",
    params: { id: "webhookEndpoint" },
    status: 200,
    answer: webhookEndpointSchema,
    run: ({ ctx, params }) => deleteWebhookEndpoint(ctx, { id: params.id }),
  }),
  operation({
    operationId: "rotateWebhookSecret",
    method: "post",
    path: "/webhook_endpoints/{id}/rotate_secret",
    tag,
    summary: "Give a webhook endpoint a new secret",
    description: "The secret before it signs beside the new one for 24 hours.",
    access: "webhooks:write",
    params: { id: "webhookEndpoint" },
    body: noBody,
    status: 200,
    answer: webhookEndpointWithSecretSchema,
    errors: ["conflict"],
    run: ({ ctx, params }) => rotateWebhookSecret(ctx, { id: params.id }),
  }),
  operation({
    operationId: "testWebhookEndpoint",
    method: "post",
    path: "/webhook_endpoints/{id}/test",
    tag,
    summary: "Send a test event to a webhook endpoint",
    access: "webhooks:write",
    params: { id: "webhookEndpoint" },
    body: noBody,
    status: 202,
    answer: webhookDeliverySchema,
    errors: ["invalid_state"],
    run: ({ ctx, params }) => testWebhookEndpoint(ctx, { id: params.id }),
  }),
];
