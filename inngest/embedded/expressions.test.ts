import { expect, test } from "vitest";
import { holds, parseCondition, parseKey, parseMatch, valueAt } from "@/inngest/embedded/expressions";

test("a key is a plain path into the event", () => {
  expect(parseKey("event.data.network", "test")).toEqual(["data", "network"]);
  expect(valueAt({ data: { network: "tron" } }, ["data", "network"])).toBe("tron");
  expect(valueAt({ data: {} }, ["data", "constructor"])).toBeUndefined();
});

test.each([
  "event.data.a + event.data.b",
  "data.id",
  "'constant'",
  "async.data.id",
  "event.data.items[0]",
  "",
])("the key %j is refused", (key) => {
  expect(() => parseKey(key, "concurrency of x")).toThrow("concurrency of x");
});

test("a match compares a later event with the run's own or with constants, in either order", () => {
  expect(
    parseMatch(
      "event.data.id == async.data.invoice && async.data.status == 'paid' && true == async.data.final",
      "test",
    ),
  ).toEqual([
    { path: ["data", "invoice"], equals: { eventPath: ["data", "id"] } },
    { path: ["data", "status"], equals: { constant: "paid" } },
    { path: ["data", "final"], equals: { constant: true } },
  ]);
});

test.each([
  "async.data.n > 1",
  "event.data.a == event.data.b",
  "async.data.a == async.data.b",
  "async.data.a == 1 || async.data.b == 2",
  "size(async.data.a) == 1",
])("the match %j is refused", (match) => {
  expect(() => parseMatch(match, "waitForEvent")).toThrow("waitForEvent");
});

test("a condition holds when all of its equalities do", () => {
  const condition = parseCondition('event.data.status == "paid" && event.data.count == -1.5', "test");
  expect(holds(condition, { data: { status: "paid", count: -1.5 } })).toBe(true);
  expect(holds(condition, { data: { status: "paid", count: 2 } })).toBe(false);
  expect(holds([], {})).toBe(true);
});
