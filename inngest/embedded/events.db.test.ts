import { expect, test } from "vitest";
import { createTestBed, finished, until } from "@/inngest/embedded/testing/test-engine";

test("an event starts every function it triggers, and step.sendEvent starts more", async () => {
  const { client, start } = await createTestBed();
  const seen: string[] = [];
  const first = client.createFunction(
    { id: "first", triggers: [{ event: "order" }] },
    async ({ event, step }) => {
      seen.push(`first ${event.data.id}`);
      await step.sendEvent("tell", { name: "told", data: { by: event.data.id } });
    },
  );
  const second = client.createFunction(
    { id: "second", triggers: [{ event: "order" }, { event: "told" }] },
    ({ event }) => {
      seen.push(`second ${event.name}`);
    },
  );
  const paid = client.createFunction(
    { id: "paid", triggers: [{ event: "order", if: "event.data.status == 'paid'" }] },
    ({ event }) => {
      seen.push(`paid ${event.data.id}`);
    },
  );
  const engine = await start([first, second, paid]);
  await client.send([
    { name: "order", data: { id: 1, status: "open" } },
    { name: "nobody-listens", data: {} },
  ]);
  await finished(engine);
  expect(seen.toSorted()).toEqual(["first 1", "second order", "second told"]);
});

test("an event id that was seen before starts nothing, in another batch or in the same one", async () => {
  const { client, start } = await createTestBed();
  const seen: unknown[] = [];
  const fn = client.createFunction(
    { id: "once", triggers: [{ event: "go" }] },
    ({ event }) => void seen.push(event.data.n),
  );
  const engine = await start([fn]);
  await engine.send([{ id: "same", name: "go", data: { n: 1 } }]);
  await Promise.all([
    engine.send([{ id: "same", name: "go", data: { n: 2 } }]),
    engine.send([
      { id: "other", name: "go", data: { n: 3 } },
      { id: "other", name: "go", data: { n: 4 } },
      { id: "same", name: "go", data: { n: 5 } },
    ]),
    engine.send([{ id: "other", name: "go", data: { n: 6 } }]),
  ]);
  await finished(engine);
  // Runs of different events have no order among themselves.
  expect(seen).toHaveLength(2);
  expect(seen).toContain(1);
  expect(seen.filter((n) => n === 2 || n === 5)).toEqual([]);
});

test("an idempotency key starts one run per value", async () => {
  const { client, start } = await createTestBed();
  const seen: unknown[] = [];
  const fn = client.createFunction(
    { id: "keyed", triggers: [{ event: "go" }], idempotency: "event.data.invoice" },
    ({ event }) => void seen.push(event.data.n),
  );
  const engine = await start([fn]);
  for (const [invoice, n] of [
    ["a", 1],
    ["a", 2],
    ["b", 3],
  ] as const)
    await client.send({ name: "go", data: { invoice, n } });
  await finished(engine);
  expect(seen).toEqual([1, 3]);
});

test("events are batched up to the size, and a smaller batch runs when its time is up", async () => {
  const { client, start } = await createTestBed();
  const batches: number[][] = [];
  const fn = client.createFunction(
    { id: "batch", triggers: [{ event: "tick" }], batchEvents: { maxSize: 3, timeout: "5s" } },
    async ({ events, step }) => {
      await step.run("note", () => void batches.push(events.map(({ data }) => data.n as number)));
    },
  );
  const engine = await start([fn]);
  const events = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => ({
      id: `tick-${from + index}`,
      name: "tick",
      data: { n: from + index },
    }));
  await engine.send(events(0, 7));
  await until("the full batches have run", () => batches.length === 2);
  expect(batches.toSorted()).toEqual([
    [0, 1, 2],
    [3, 4, 5],
  ]);
  // The held event 6 and two more make a full batch without waiting; 0 to 6 are not new.
  await engine.send(events(0, 7));
  await engine.send(events(7, 9));
  await until("the third batch has run", () => batches.length === 3);
  expect(batches[2]).toEqual([6, 7, 8]);
  const sentAt = performance.now();
  await engine.send(events(9, 10));
  await until("the late event has run", () => batches.length === 4);
  expect(batches[3]).toEqual([9]);
  expect(performance.now() - sentAt).toBeGreaterThanOrEqual(4_900);
});

test("ended runs and their events can be pruned, live ones stay", async () => {
  const { client, start, sql } = await createTestBed();
  const quick = client.createFunction({ id: "quick", triggers: [{ event: "go" }] }, () => "done");
  const slow = client.createFunction({ id: "slow", triggers: [{ event: "stay" }] }, ({ step }) =>
    step.sleep("long", "30d"),
  );
  const engine = await start([quick, slow]);
  await client.send([
    { name: "go", data: {} },
    { name: "stay", data: {} },
  ]);
  await engine.idle();
  await engine.prune(new Date("2999-01-01"));
  expect(await sql("SELECT function_id FROM inngest_embedded.runs")).toEqual([{ function_id: "test-slow" }]);
  expect(await sql("SELECT name FROM inngest_embedded.events")).toEqual([{ name: "stay" }]);
});
