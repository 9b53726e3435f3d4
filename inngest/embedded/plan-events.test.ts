import { expect, test } from "vitest";
import { completeEvent, matchColumns, planEvents } from "@/inngest/embedded/plan-events";
import type { Registration } from "@/inngest/embedded/registration";

const plain: Registration = {
  id: "app-fn",
  events: [{ name: "go", condition: [] }],
  crons: [],
  maxAttempts: 4,
  lane: null,
  batch: null,
  cancelOn: [],
  idempotency: null,
};
const plan = (registration: Registration, events: Parameters<typeof completeEvent>[0][]) =>
  planEvents(
    new Map([[registration.id, registration]]),
    events.map((event) => completeEvent(event)),
  );

test("an event starts one run per function it triggers; a repeated id counts once", () => {
  const { events, runs } = plan(plain, [
    { id: "1", name: "go" },
    { id: "1", name: "go" },
    { id: "2", name: "other" },
  ]);
  expect(events.map(({ id }) => id)).toEqual(["1", "2"]);
  expect(runs.map(({ event_ids }) => event_ids)).toEqual([["1"]]);
});

test("the lane is the function's, or one per value of the key", () => {
  const event = { name: "go", data: { network: "tron" } };
  expect(plan({ ...plain, lane: { limit: 3, key: null } }, [event]).runs[0]).toMatchObject({
    lane: "app-fn",
    lane_limit: 3,
  });
  expect(plan({ ...plain, lane: { limit: 1, key: ["data", "network"] } }, [event]).runs[0]).toMatchObject({
    lane: "app-fn:tron",
    lane_limit: 1,
  });
});

test("full batches become runs, per key, and the rest is held", () => {
  const batched: Registration = {
    ...plain,
    batch: { maxSize: 2, waitMilliseconds: 1000, key: ["data", "k"] },
  };
  const events = ["a", "b", "a", "a", "b"].map((k, index) => ({
    id: String(index),
    name: "go",
    data: { k },
  }));
  const { runs, held } = plan(batched, events);
  expect(runs.map(({ event_ids }) => event_ids)).toEqual([
    ["0", "2"],
    ["1", "4"],
  ]);
  expect(held).toEqual([
    { function_id: "app-fn", batch_key: "a", event_id: "3", max_size: 2, wait_ms: 1000 },
  ]);
});

test("a wait is found by the values at its paths, whatever their order, and never by a missing value", () => {
  const match = [
    { path: ["data", "status"], equals: { constant: "paid" } },
    { path: ["data", "id"], equals: { eventPath: ["data", "invoice"] } },
  ];
  expect(matchColumns("paid", match, { data: { invoice: 7 } })).toEqual({
    event_name: "paid",
    match_paths: "data.id,data.status",
    match_values: [7, "paid"],
  });
  expect(matchColumns("paid", match, { data: {} }).match_values).toBeNull();
});
