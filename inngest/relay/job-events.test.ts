import type { InngestFunction } from "inngest";
import { expect, test } from "vitest";
import { functions } from "@/inngest/index";
import { jobEventsOf } from "@/inngest/relay/job-events";
import type { RelayedEvent } from "@/inngest/relay/outbox";
import { LIMITS } from "@/server/config/limits";
import type { Mode } from "@/server/core/actor";

function relayed(name: string, mode: Mode = "test"): RelayedEvent {
  const data = { event_id: `evt_${name}`, type: name, merchant_id: "mer_1", mode };
  const of = { aggregate_type: name.replace(/\..*/, ""), aggregate_id: "inv_1", version: 1 };
  return { id: data.event_id, name, data: { ...data, ...of }, ts: 0 };
}

test.each([
  [[], []],
  [["merchant.created"], []],
  [["customer.created"], ["events/relayed"]],
  [["invoice.created"], ["events/relayed", "figures/changed"]],
  // It changes no figure, and would count as one that is not yet in them.
  [["settlement.available"], ["events/relayed", "figures/changed"]],
  [["webhook_endpoint.tested"], ["webhook_endpoint.tested"]],
  [
    ["customer.created", "invoice.created", "invoice.paid", "payment.confirmed"],
    ["invoice.paid", "events/relayed", "figures/changed"],
  ],
])("for the events %j the job engine is sent %j", (names, sent) => {
  expect(jobEventsOf(names.map((name) => relayed(name))).map(({ name }) => name)).toEqual(sent);
});

test("the deliveries of a hundred events of one mode are one job's", () => {
  const { eventsPerJob } = LIMITS.webhook;
  const ofTest = Array.from({ length: eventsPerJob + 1 }, () => relayed("customer.created"));
  const sent = jobEventsOf([relayed("customer.created", "live"), ...ofTest]);
  const sizes = sent.map(({ data }) => "event_ids" in data && [data.mode, data.event_ids.length]);
  expect(sizes).toEqual([
    ["live", 1],
    ["test", eventsPerJob],
    ["test", 1],
  ]);
});

test("every fact of the log that triggers a job is sent by itself", () => {
  const all: readonly InngestFunction.Any[] = functions;
  const triggers = all.flatMap(({ opts }) => opts.triggers ?? []);
  const names = triggers.flatMap((trigger) => ("event" in trigger ? [nameOf(trigger.event)] : []));
  const ofLog = names.filter((name) => !name.includes("/"));
  expect(ofLog.length).toBeGreaterThan(10);
  for (const name of ofLog) expect(jobEventsOf([relayed(name)])).toContainEqual(relayed(name));
});

const nameOf = (event: string | { readonly name: string }) =>
  typeof event === "string" ? event : event.name;
