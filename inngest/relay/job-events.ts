import { figuresChanged } from "@/inngest/events";
import type { RelayedEvent } from "@/inngest/relay/outbox";
import { COUNTED_AGGREGATES } from "@/server/modules/read-models/rules";

/** What the job engine is sent for a batch of the log: each event, and one for the read models, which read the log themselves. */
export function jobEventsOf(events: readonly RelayedEvent[]) {
  const isCounted = events.some(({ data }) => COUNTED_AGGREGATES.includes(data.aggregate_type));
  return [...events, ...(isCounted ? [{ name: figuresChanged.name, data: {} }] : [])];
}
