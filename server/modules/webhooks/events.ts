import { PUBLIC_EVENT_TYPES, type PublicEventType } from "@/server/modules/events/schema";
import { webhookDeliverySchema, webhookEndpointSchema } from "@/server/modules/webhooks/schema";

/** Of `webhook_endpoint.disabled` and `webhook_endpoint.tested`: the endpoint, never its secret. */
export const webhookEndpointEventPayload = webhookEndpointSchema;

/** A member asked for a delivery to be sent again. The product's own: it starts a job and is told to nobody. */
export const WEBHOOK_DELIVERY_EVENTS = ["webhook_delivery.requested"] as const;

export const webhookDeliveryEventPayload = webhookDeliverySchema;

/** Events that concern a single delivery, which exists already. */
export const SINGLE_DELIVERY_EVENTS = ["webhook_endpoint.tested", ...WEBHOOK_DELIVERY_EVENTS] as const;

const singleDeliveryEvents: readonly string[] = SINGLE_DELIVERY_EVENTS;

/** Events of which every endpoint that listens gets a delivery. */
export const FANNED_OUT_EVENTS: readonly PublicEventType[] = PUBLIC_EVENT_TYPES.filter(
  (type) => !singleDeliveryEvents.includes(type),
);

/** The job event that asks for attempts at one endpoint; `request-deliveries` sends it, `deliver-webhooks` runs on it. */
export const ATTEMPTS_REQUESTED = "webhook/attempts.requested";
