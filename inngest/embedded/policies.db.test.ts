import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { createTestBed, finished, until } from "@/inngest/embedded/testing/test-engine";

/** Counts how many bodies run at once, per key and in all. The first of them stay until so many are there as are awaited. */
function createGauge(awaited = 1) {
  const complete = Promise.withResolvers<void>();
  const now = new Map<string, number>();
  const most = new Map<string, number>();
  const change = (key: string, by: number): void => {
    now.set(key, (now.get(key) ?? 0) + by);
    most.set(key, Math.max(most.get(key) ?? 0, now.get(key) ?? 0));
  };
  const measure = async (key: string): Promise<void> => {
    for (const name of [key, "all"]) change(name, 1);
    if (now.get("all") === awaited) complete.resolve();
    await complete.promise;
    await delay(30);
    for (const name of [key, "all"]) change(name, -1);
  };
  return { measure, most };
}

test("a concurrency limit holds for the function, in the order of its events", async () => {
  const { client, start } = await createTestBed();
  const gauge = createGauge(2);
  const order: number[] = [];
  const fn = client.createFunction(
    { id: "narrow", triggers: [{ event: "go" }], concurrency: 2 },
    async ({ event, step }) => {
      await step.run("work", () => (order.push(Number(event.data.n)), gauge.measure("work")));
    },
  );
  const engine = await start([fn]);
  await engine.send(Array.from({ length: 10 }, (_, n) => ({ name: "go", data: { n } })));
  await finished(engine);
  expect(gauge.most.get("all")).toBe(2);
  expect(order).toHaveLength(10);
  expect(order.slice(0, 2).toSorted()).toEqual([0, 1]);
});

test("a concurrency key gives every value a limit of its own; a sleeping run holds no place", async () => {
  const { client, start } = await createTestBed();
  const gauge = createGauge(2);
  const fn = client.createFunction(
    { id: "per-network", triggers: [{ event: "go" }], concurrency: { limit: 1, key: "event.data.network" } },
    async ({ event, step }) => {
      await step.run("work", () => gauge.measure(String(event.data.network)));
      await step.sleep("rest", "3s");
    },
  );
  const engine = await start([fn]);
  const startedAt = performance.now();
  await engine.send(
    ["tron", "ton", "tron", "ton", "tron"].map((network) => ({ name: "go", data: { network } })),
  );
  await finished(engine);
  expect(Object.fromEntries(gauge.most)).toEqual({ tron: 1, ton: 1, all: 2 });
  // Three sleeps one after another would take nine seconds.
  expect(performance.now() - startedAt).toBeLessThan(8_500);
});

test("two engines on one database keep the limit together", async () => {
  const { client, start } = await createTestBed();
  const gauge = createGauge();
  const fn = client.createFunction(
    { id: "single", triggers: [{ event: "go" }], concurrency: 1 },
    ({ step }) => step.run("work", () => gauge.measure("work")),
  );
  const engine = await start([fn]);
  await start([fn]);
  await engine.send(Array.from({ length: 12 }, () => ({ name: "go", data: {} })));
  await finished(engine);
  expect(gauge.most.get("all")).toBe(1);
});

test("onFailure is called once with the error and the event", async () => {
  const { client, start } = await createTestBed();
  const failures: unknown[] = [];
  const fn = client.createFunction(
    {
      id: "doomed",
      triggers: [{ event: "go" }],
      retries: 1,
      onFailure: async ({ error, event, step }) => {
        await step.run(
          "note",
          () => void failures.push([error.message, event.data.event.data, event.data.function_id]),
        );
      },
    },
    () => Promise.reject(new Error("gone")),
  );
  const other = client.createFunction({ id: "other", triggers: [{ event: "go" }], retries: 0 }, () =>
    Promise.reject(new Error("other")),
  );
  const engine = await start([fn, other]);
  await client.send({ name: "go", data: { n: 1 } });
  await finished(engine);
  expect(failures).toEqual([["gone", { n: 1 }, "test-doomed"]]);
});

test("a cron function runs on its schedule, and once for all the ticks that were missed", async () => {
  const { client, start, sql } = await createTestBed();
  const ticks: unknown[] = [];
  // As far from now as can be, so that no tick falls into the test itself.
  const cron = `${(new Date().getMinutes() + 30) % 60} * * * *`;
  const fn = client.createFunction(
    { id: "hourly", triggers: [{ cron }] },
    ({ event }) => void ticks.push([event.name, event.data]),
  );
  const first = await start([fn]);
  await until(
    "the schedule is known",
    async () =>
      (await sql("SELECT FROM graphile_worker._private_known_crontabs WHERE identifier LIKE '%hourly%'"))
        .length === 1,
  );
  await first.stop();
  await sql(
    "UPDATE graphile_worker._private_known_crontabs SET known_since = now() - interval '5 hours', last_execution = now() - interval '4 hours'",
  );
  const second = await start([fn]);
  await until("the missed ticks have been made up for", () => ticks.length > 0);
  await second.idle();
  expect(ticks).toEqual([["inngest/scheduled.timer", { cron }]]);
});
