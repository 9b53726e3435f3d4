import { figuresChanged } from "@/inngest/events";
import type { RelayedEvent } from "@/inngest/relay/outbox";
import type { PublicEventType } from "@/server/modules/events/schema";

/** Facts that change a figure somebody looks at. The others come along with the next of these, or with the next minute. */
const OF_FIGURES: ReadonlySet<string> = new Set([
  "invoice.created",
  "invoice.payment_detected",
  "invoice.paid",
  "invoice.reopened",
  "invoice.expired",
  "payment.confirmed",
  "settlement.completed",
  "settlement.reversed",
] as const satisfies readonly PublicEventType[]);

/** What the job engine is sent for a batch of the log: each event, and one for the read models, which read the log themselves. */
export function jobEventsOf(events: readonly RelayedEvent[]) {
  const isOfFigures = events.some(({ name }) => OF_FIGURES.has(name));
  return [...events, ...(isOfFigures ? [{ name: figuresChanged.name, data: {} }] : [])];
}
