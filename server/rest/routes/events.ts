import { getEvent } from "@/server/modules/events/get-event";
import { listEvents } from "@/server/modules/events/list-events";
import { eventListSchema, eventSchema, listEventsSchema } from "@/server/modules/events/schema";
import { operation } from "@/server/rest/operation";

const tag = "Events";

export const EVENT_OPERATIONS = [
  operation({
    operationId: "listEvents",
    method: "get",
    path: "/events",
    tag,
    summary: "List events",
    description:
      "The catch-up feed: hand back the last event's id as `after` to go on where you stopped. Nothing is left out or told twice.",
    access: "events:read",
    query: listEventsSchema.strict(),
    status: 200,
    answer: eventListSchema,
    etag: "content",
    run: ({ ctx, query }) => listEvents(ctx, query),
  }),
  operation({
    operationId: "getEvent",
    method: "get",
    path: "/events/{id}",
    tag,
    summary: "Get an event",
    access: "events:read",
    params: { id: "event" },
    status: 200,
    answer: eventSchema,
    etag: "content",
    run: ({ ctx, params }) => getEvent(ctx, { id: params.id }),
  }),
];
