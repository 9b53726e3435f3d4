import { z } from "zod";
import { LIMITS } from "@/server/config/limits";
import { pageSchema } from "@/server/core/pagination";
import { createdFields, idSchema, listOf, timeSchema, severalOf } from "@/server/core/wire";
import { overlapSchema } from "@/server/modules/api-keys/schema";
import { eventTypeSchema, PUBLIC_EVENT_TYPES } from "@/server/modules/events/schema";
import {
  ATTEMPT_FAILURES,
  DISABLED_REASONS,
  WEBHOOK_DELIVERY_STATUSES,
  WEBHOOK_ENDPOINT_STATUSES,
  type WebhookDeliveryStatus,
} from "@/server/modules/webhooks/status";

/** Bounds of an endpoint's fields; the form shows the same ones. */
export const WEBHOOK_LIMITS = {
  urlCharacters: 2048,
  descriptionCharacters: 200,
  recoveredPerCall: 1_000,
} as const;

const urlField = z
  .url()
  .max(WEBHOOK_LIMITS.urlCharacters)
  .meta({ examples: ["https://shop.example/webhooks"] });
const descriptionField = z.string().trim().max(WEBHOOK_LIMITS.descriptionCharacters);
const eventsField = z
  .array(z.enum(["*", ...PUBLIC_EVENT_TYPES]))
  .min(1)
  .refine((types) => new Set(types).size === types.length, "Names a type twice")
  .refine((types) => types.length === 1 || !types.includes("*"), '"*" stands alone')
  .describe('Event types to listen to, or ["*"] for all, later ones included');

/** Where a merchant listens. */
export const webhookEndpointSchema = z
  .object({
    id: idSchema("webhookEndpoint"),
    object: z.literal("webhook_endpoint"),
    livemode: z.boolean(),
    url: z
      .string()
      .describe(
        "Without its query, which may hold a secret, for whoever lacks `webhooks:write` and in events",
      ),
    description: z.string().nullable(),
    events: z.array(z.enum(["*", ...PUBLIC_EVENT_TYPES])),
    status: z.enum(WEBHOOK_ENDPOINT_STATUSES),
    disabled_reason: z.enum(DISABLED_REASONS).nullable(),
    failing_since: timeSchema.nullable().describe("First failed attempt since the last success"),
    previous_secret_expires_at: timeSchema
      .nullable()
      .describe("Until then the secret before the rotation signs too"),
    version: z.int(),
    created_at: timeSchema,
    updated_at: timeSchema,
  })
  .meta({ id: "WebhookEndpoint" });
export type WebhookEndpoint = z.output<typeof webhookEndpointSchema>;

/** An endpoint with its signing secret: the answer to a creation or a rotation, and to nothing else. */
export const webhookEndpointWithSecretSchema = webhookEndpointSchema
  .extend({ secret: z.string().describe("`whsec_` and 32 bytes in base64 (Standard Webhooks 1.0.0)") })
  .meta({ id: "WebhookEndpointWithSecret" });
export type WebhookEndpointWithSecret = z.output<typeof webhookEndpointWithSecretSchema>;

export const webhookEndpointListSchema = listOf(webhookEndpointSchema).meta({ id: "WebhookEndpointList" });

export const createWebhookEndpointSchema = z
  .strictObject({
    url: urlField,
    events: eventsField.default(["*"]),
    description: descriptionField.optional(),
  })
  .meta({ id: "CreateWebhookEndpoint" });
export type CreateWebhookEndpointInput = z.input<typeof createWebhookEndpointSchema>;

/** The body of a change; the id is in the path. */
export const webhookEndpointChangesSchema = z
  .strictObject({
    url: urlField.optional(),
    events: eventsField.optional(),
    description: descriptionField.nullable().optional(),
    status: z.enum(WEBHOOK_ENDPOINT_STATUSES).optional(),
  })
  .meta({ id: "UpdateWebhookEndpoint" });

export const updateWebhookEndpointSchema = webhookEndpointChangesSchema.extend({
  id: z.string(),
  version: z.int().optional().describe("Refuses the change when the endpoint has another version"),
});
export type UpdateWebhookEndpointInput = z.input<typeof updateWebhookEndpointSchema>;

export const webhookEndpointIdSchema = z.object({ id: z.string() });
export type WebhookEndpointIdInput = z.input<typeof webhookEndpointIdSchema>;

export const webhookEndpointAtSchema = webhookEndpointIdSchema.extend({ version: z.int().optional() });
export type WebhookEndpointAtInput = z.input<typeof webhookEndpointAtSchema>;

/** The body of a rotation. */
export const webhookRotationSchema = z
  .strictObject({
    overlap_seconds: overlapSchema
      .default(LIMITS.webhook.overlapSeconds)
      .describe("How long the secret before signs beside the new one; 0 ends it at once"),
  })
  .meta({ id: "RotateWebhookSecret" });

export const rotateWebhookSecretSchema = webhookRotationSchema.extend({
  id: z.string(),
  version: z.int().optional(),
});
export type RotateWebhookSecretInput = z.input<typeof rotateWebhookSecretSchema>;

export const listWebhookEndpointsSchema = pageSchema;
export type ListWebhookEndpointsInput = z.input<typeof listWebhookEndpointsSchema>;

/** One request of a delivery and what came back. */
export const webhookAttemptSchema = z.object({
  number: z.int(),
  request_headers: z.record(z.string(), z.string()),
  request_body: z.string(),
  response_status: z.int().nullable(),
  response_body: z.string().nullable().describe("Its first 20 kB"),
  failure: z
    .enum(ATTEMPT_FAILURES)
    .nullable()
    .describe("Why it did not count as delivered; null for a 2xx answer"),
  duration_ms: z.int(),
  started_at: timeSchema,
});
export type WebhookAttempt = z.output<typeof webhookAttemptSchema>;

/** One event's trip to one endpoint. */
export const webhookDeliverySchema = z
  .object({
    id: idSchema("webhookDelivery"),
    object: z.literal("webhook_delivery"),
    livemode: z.boolean(),
    endpoint_id: idSchema("webhookEndpoint"),
    event_id: idSchema("event"),
    event_type: eventTypeSchema,
    status: z.enum(WEBHOOK_DELIVERY_STATUSES),
    attempt_count: z.int(),
    next_attempt_at: timeSchema.nullable(),
    completed_at: timeSchema.nullable(),
    version: z.int(),
    created_at: timeSchema,
    attempts: z
      .array(webhookAttemptSchema)
      .optional()
      .describe("Latest first; when a single delivery is read"),
  })
  .meta({ id: "WebhookDelivery" });
export type WebhookDelivery = z.output<typeof webhookDeliverySchema>;

export const webhookDeliveryListSchema = listOf(webhookDeliverySchema).meta({ id: "WebhookDeliveryList" });

export const listWebhookDeliveriesSchema = pageSchema.extend({
  endpoint_id: idSchema("webhookEndpoint").optional(),
  event_id: idSchema("event").optional(),
  event_type: eventTypeSchema.optional(),
  status: severalOf(WEBHOOK_DELIVERY_STATUSES).optional(),
  ...createdFields,
});
export type ListWebhookDeliveriesInput = z.input<typeof listWebhookDeliveriesSchema>;

/** How the deliveries of some days ended: `delivered` of `ended`. */
export interface DeliveryRate {
  readonly days: number;
  readonly delivered: number;
  readonly ended: number;
}

export const listInvoiceDeliveriesSchema = z.object({ invoice_id: z.string() });
export type ListInvoiceDeliveriesInput = z.input<typeof listInvoiceDeliveriesSchema>;

export const webhookDeliveryIdSchema = z.object({ id: z.string() });
export type WebhookDeliveryIdInput = z.input<typeof webhookDeliveryIdSchema>;

export const recoverWebhookEndpointSchema = z.strictObject({ id: z.string(), since: timeSchema });
export type RecoverWebhookEndpointInput = z.input<typeof recoverWebhookEndpointSchema>;

export const webhookRecoverySchema = z
  .object({
    object: z.literal("webhook_recovery"),
    endpoint_id: idSchema("webhookEndpoint"),
    requested: z.int().describe("Deliveries that are being sent again"),
    has_more: z.boolean().describe("Whether more are left for another call"),
  })
  .meta({ id: "WebhookRecovery" });
export type WebhookRecovery = z.output<typeof webhookRecoverySchema>;

/** What a job needs to make one attempt at a delivery, and to bring it to its end. */
export const attemptOrderSchema = z.object({
  delivery_id: z.string(),
  endpoint_id: z.string(),
  mode: z.enum(["test", "live"]),
  first_attempt: z
    .int()
    .min(1)
    .describe("Number of the first attempt of its schedule, which a resend starts anew"),
  requested_version: z.int().describe("Of the delivery when it was asked for: a later request takes over"),
  number: z.int().min(1).describe("Of the attempt: counts from 1 over the delivery's whole life"),
});
export type AttemptOrder = z.output<typeof attemptOrderSchema>;

/** Attempts that one job makes at one endpoint: the payload of the job event `webhook/attempts.requested`. */
export const attemptGroupSchema = z.object({
  endpoint_id: z.string(),
  mode: z.enum(["test", "live"]),
  not_before: timeSchema.nullable().describe("Null for at once"),
  attempts: z.array(attemptOrderSchema).min(1),
});
export type AttemptGroup = z.output<typeof attemptGroupSchema>;

/** What became of a delivery and when to go on. `superseded`: another request for it goes on; `deleted`: its endpoint is gone. */
export type AttemptOutcome =
  | { readonly status: "pending"; readonly next_attempt: number; readonly next_attempt_at: string }
  | { readonly status: Exclude<WebhookDeliveryStatus, "pending"> | "superseded" | "deleted" };
