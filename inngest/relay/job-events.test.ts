import { expect, test } from "vitest";
import { jobEventsOf } from "@/inngest/relay/job-events";
import type { RelayedEvent } from "@/inngest/relay/outbox";

function relayed(name: string): RelayedEvent {
  const data = { event_id: `evt_${name}`, type: name, merchant_id: "mer_1", mode: "test" as const };
  const of = { aggregate_type: name.replace(/\..*/, ""), aggregate_id: "inv_1", version: 1 };
  return { id: data.event_id, name, data: { ...data, ...of }, ts: 0 };
}

test.each([
  [[], []],
  [["customer.created"], []],
  [["invoice.paid"], ["figures/changed"]],
  // It changes no figure, and would count as one that is not yet in them.
  [["settlement.available"], ["figures/changed"]],
  [["customer.created", "invoice.created", "invoice.paid", "payment.confirmed"], ["figures/changed"]],
])("the events %j are sent on, and the read models are woken by %j", (names, woken) => {
  const events = names.map(relayed);
  const sent = jobEventsOf(events);
  expect(sent.slice(0, events.length)).toEqual(events);
  expect(sent.slice(events.length).map(({ name }) => name)).toEqual(woken);
});
