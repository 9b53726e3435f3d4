import {
  eventsRelayed,
  figuresChanged,
  invoicePaid,
  mailRequested,
  settlementReversed,
  testClockAdvanced,
} from "@/inngest/events";
import type { RelayedEvent } from "@/inngest/relay/outbox";
import { LIMITS } from "@/server/config/limits";
import { NOTIFIED_EVENTS } from "@/server/modules/notifications/events";
import { COUNTED_AGGREGATES } from "@/server/modules/read-models/rules";
import { FANNED_OUT_EVENTS, SINGLE_DELIVERY_EVENTS } from "@/server/modules/webhooks/events";

/** Types of the log that start a job of their own, or that one waits for. */
const AWAITED: ReadonlySet<string> = new Set([
  invoicePaid.name,
  settlementReversed.name,
  mailRequested.name,
  testClockAdvanced.name,
  ...Object.keys(NOTIFIED_EVENTS),
  ...SINGLE_DELIVERY_EVENTS,
]);

const FANNED_OUT: ReadonlySet<string> = new Set(FANNED_OUT_EVENTS);

/**
 * What the job engine is sent for a batch of the log: each event that a job waits for, one for the deliveries of a hundred, and
 * one for the read models, which read the log themselves.
 */
export function jobEventsOf(events: readonly RelayedEvent[]) {
  const isCounted = events.some(({ data }) => COUNTED_AGGREGATES.includes(data.aggregate_type));
  return [
    ...events.filter(({ name }) => AWAITED.has(name)),
    ...relayedTogether(events.filter(({ name }) => FANNED_OUT.has(name))),
    ...(isCounted ? [{ name: figuresChanged.name, data: {} }] : []),
  ];
}

function relayedTogether(events: readonly RelayedEvent[]) {
  const size = LIMITS.webhook.eventsPerJob;
  return [...Map.groupBy(events, ({ data }) => data.mode)].flatMap(([mode, ofMode]) =>
    Array.from({ length: Math.ceil(ofMode.length / size) }, (_, part) => {
      const ids = ofMode.slice(part * size, (part + 1) * size).map(({ id }) => id);
      return { name: eventsRelayed.name, data: { mode, event_ids: ids } };
    }),
  );
}
