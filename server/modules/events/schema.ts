import { z } from "zod";
import { describedActorSchema } from "@/server/core/actor";
import { limitField } from "@/server/core/pagination";
import { idSchema, listOf, severalOf, timeSchema } from "@/server/core/wire";
import { CUSTOMER_EVENTS } from "@/server/modules/customers/events";
import { INVOICE_EVENTS } from "@/server/modules/invoices/events";
import { MANUAL_PAYMENT_EVENTS, PAYMENT_EVENTS } from "@/server/modules/payments/events";
import { PAYMENT_LINK_EVENTS } from "@/server/modules/payment-links/events";
import { SETTLEMENT_EVENTS } from "@/server/modules/settlements/events";
import { UNMATCHED_DEPOSIT_EVENTS } from "@/server/modules/unmatched-deposits/events";

/** The catalogue: every type that merchants can listen to and read in their feed. Other facts in the log are the product's own. */
export const PUBLIC_EVENT_TYPES = [
  ...INVOICE_EVENTS,
  ...CUSTOMER_EVENTS,
  ...PAYMENT_LINK_EVENTS,
  ...PAYMENT_EVENTS,
  ...MANUAL_PAYMENT_EVENTS,
  ...UNMATCHED_DEPOSIT_EVENTS,
  ...SETTLEMENT_EVENTS,
  "webhook_endpoint.disabled",
  "webhook_endpoint.tested",
] as const;

export type PublicEventType = (typeof PUBLIC_EVENT_TYPES)[number];

export const eventTypeSchema = z.enum(PUBLIC_EVENT_TYPES);

/** What a webhook and an event carry: the public object right after the change. */
export const eventDataSchema = z.object({
  object: z.looseObject({}).describe("The object as the API showed it right after the change"),
  version: z.int().describe("Rises with every change of the object: the higher one is newer"),
});

/** One immutable fact of the merchant's log. */
export const eventSchema = z
  .object({
    id: idSchema("event"),
    object: z.literal("event"),
    livemode: z.boolean(),
    type: eventTypeSchema,
    aggregate_type: z.string().describe("The kind of object that changed"),
    aggregate_id: z.string(),
    request_id: z.string().describe("The request or job that made the change"),
    data: eventDataSchema,
    created_at: timeSchema,
  })
  .meta({ id: "Event" });

export type Event = z.output<typeof eventSchema>;

export const eventListSchema = listOf(eventSchema).meta({ id: "EventList" });

export const listEventsSchema = z.object({
  after: idSchema("event")
    .optional()
    .describe("The last event already known; without it the feed starts at its beginning"),
  types: severalOf(PUBLIC_EVENT_TYPES).optional(),
  order: z
    .enum(["asc", "desc"])
    .default("asc")
    .describe("`asc` is the catch-up feed; `desc` shows the latest first"),
  limit: limitField,
});
export type ListEventsInput = z.input<typeof listEventsSchema>;

export const getEventSchema = z.object({ id: z.string() });
export type GetEventInput = z.input<typeof getEventSchema>;

export const timelineEntrySchema = eventSchema.extend({
  id: z.string().describe("Of the event, or of the invoice for the first view of its page"),
  type: z.string(),
  actor: describedActorSchema,
  request_id: z.string().describe("Of the request that brought it about"),
  credential_name: z
    .string()
    .nullable()
    .describe("Name of the API key or partner that acted; null for who may not see those"),
});
export type TimelineEntry = z.output<typeof timelineEntrySchema>;

export const listTimelineSchema = z.object({ invoice_id: z.string() });
export type ListTimelineInput = z.input<typeof listTimelineSchema>;
