import { PUBLIC_EVENT_TYPES } from "@/server/modules/events/schema";
import type { CreateWebhookEndpointInput } from "@/server/modules/webhooks/schema";

export type ListenedEvent = NonNullable<CreateWebhookEndpointInput["events"]>[number];

interface EventGroup {
  readonly noun: string;
  readonly types: readonly ListenedEvent[];
}

/** The catalogue by noun, in its own order. The test event is left out: it reaches its endpoint whatever that listens to. */
export const EVENT_GROUPS: readonly EventGroup[] = Object.entries(
  Object.groupBy(
    PUBLIC_EVENT_TYPES.filter((type) => type !== "webhook_endpoint.tested"),
    (type) => type.slice(0, type.indexOf(".")),
  ),
).map(([noun, types]) => ({ noun, types: types ?? [] }));

/** What an endpoint listens to, in one short phrase. */
export function eventsText(events: readonly string[]): string {
  if (events[0] === "*") return "All events";
  return events.length === 1 ? (events[0] ?? "") : `${events.length} events`;
}
