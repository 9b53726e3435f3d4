import { expect, test } from "vitest";
import { createTestBed, finished, until } from "@/inngest/embedded/testing/test-engine";

test("a sleep outlives the engine that began it", async () => {
  const { client, start } = await createTestBed();
  const seen: string[] = [];
  const fn = client.createFunction({ id: "sleeper", triggers: [{ event: "go" }] }, async ({ step }) => {
    await step.run("before", () => seen.push("before"));
    await step.sleepUntil("night", new Date(Date.now() + 4_000));
    await step.run("after", () => seen.push("after"));
  });
  const first = await start([fn]);
  await client.send({ name: "go", data: {} });
  await first.idle();
  await first.stop();
  expect(seen).toEqual(["before"]);
  const second = await start([fn]);
  await finished(second);
  expect(seen).toEqual(["before", "after"]);
});

test("waitForEvent takes the first event that matches and nothing else", async () => {
  const { client, start } = await createTestBed();
  const answers: unknown[] = [];
  const fn = client.createFunction({ id: "waiter", triggers: [{ event: "go" }] }, async ({ step }) => {
    const answer = await step.waitForEvent("answer", { event: "answer", match: "data.id", timeout: "1h" });
    answers.push(answer?.data);
  });
  const engine = await start([fn]);
  await client.send([
    { name: "go", data: { id: "a" } },
    { name: "go", data: { id: "b" } },
  ]);
  await engine.idle();
  await client.send([
    { name: "answer", data: { id: "c" } },
    { name: "other", data: { id: "a" } },
  ]);
  await engine.idle();
  expect(answers).toEqual([]);
  await client.send([
    { name: "answer", data: { id: "b", n: 1 } },
    { name: "answer", data: { id: "b", n: 2 } },
  ]);
  await until("one run has its answer", () => answers.length === 1);
  await engine.idle();
  expect(answers).toEqual([{ id: "b", n: 1 }]);
  expect((await engine.inspect()).live.waiting).toBe(1);
});

test("waitForEvent understands equalities and gives null when its time is up", async () => {
  const { client, start } = await createTestBed();
  const answers: unknown[] = [];
  const fn = client.createFunction({ id: "picky", triggers: [{ event: "go" }] }, async ({ step }) => {
    const both = await Promise.all([
      step.waitForEvent("paid", {
        event: "invoice",
        if: "async.data.id == event.data.id && async.data.status == 'paid'",
        timeout: "1h",
      }),
      step.waitForEvent("never", { event: "never", timeout: "1s" }),
    ]);
    answers.push(both.map((event) => event?.data ?? null));
  });
  const engine = await start([fn]);
  await client.send({ name: "go", data: { id: 7 } });
  await engine.idle();
  await client.send([
    { name: "invoice", data: { id: 7, status: "open" } },
    { name: "invoice", data: { id: 8, status: "paid" } },
  ]);
  await client.send({ name: "invoice", data: { id: 7, status: "paid" } });
  await finished(engine);
  expect(answers).toEqual([[{ id: 7, status: "paid" }, null]]);
});

test("a condition that is more than equalities fails the run and says so", async () => {
  const { client, start } = await createTestBed();
  const fn = client.createFunction({ id: "greedy", triggers: [{ event: "go" }] }, ({ step }) =>
    step.waitForEvent("rich", { event: "paid", if: "async.data.amount > 100", timeout: "1h" }),
  );
  const engine = await start([fn]);
  await client.send({ name: "go", data: {} });
  await finished(engine);
  expect((await engine.inspect()).recentFailures[0]?.error.message).toContain("only equalities");
});

test("step.invoke gives the result of the other function, or its error", async () => {
  const { client, start, sql } = await createTestBed();
  const half = client.createFunction(
    { id: "half", retries: 0, triggers: [{ event: "half" }] },
    async ({ event, step }) => {
      await step.sleep("think", "1s");
      if (event.data.n % 2 === 1) throw new Error("odd");
      return { half: event.data.n / 2 };
    },
  );
  const asker = client.createFunction({ id: "asker", triggers: [{ event: "go" }] }, async ({ step }) => {
    const even = await step.invoke("even", { function: half, data: { n: 8 } });
    const odd = await step
      .invoke("odd", { function: half, data: { n: 7 } })
      .catch((error: Error) => error.message);
    return [even, odd];
  });
  const engine = await start([half, asker]);
  await client.send({ name: "go", data: {} });
  await finished(engine);
  expect(await sql("SELECT output FROM inngest_embedded.runs WHERE function_id = 'test-asker'")).toEqual([
    { output: [{ half: 4 }, "odd"] },
  ]);
});

test("cancelOn ends the matching run for good", async () => {
  const { client, start, sql } = await createTestBed();
  const expired: unknown[] = [];
  const fn = client.createFunction(
    { id: "expire", triggers: [{ event: "created" }], cancelOn: [{ event: "paid", match: "data.id" }] },
    async ({ event, step }) => {
      await step.sleep("term", "4s");
      await step.run("expire", () => expired.push(event.data.id));
    },
  );
  const engine = await start([fn]);
  await client.send([
    { name: "created", data: { id: "a" } },
    { name: "created", data: { id: "b" } },
  ]);
  await engine.idle();
  await client.send([
    { name: "paid", data: { id: "a" } },
    { name: "paid", data: { id: "c" } },
  ]);
  await finished(engine);
  expect(expired).toEqual(["b"]);
  expect(
    await sql(
      "SELECT status, count(*)::integer AS runs FROM inngest_embedded.runs GROUP BY status ORDER BY status",
    ),
  ).toEqual([
    { status: "cancelled", runs: 1 },
    { status: "completed", runs: 1 },
  ]);
});

test("a run that is cancelled while a step runs goes no further", async () => {
  const { client, start } = await createTestBed();
  const seen: string[] = [];
  const release = Promise.withResolvers<void>();
  const fn = client.createFunction(
    { id: "busy", triggers: [{ event: "go" }], cancelOn: [{ event: "stop" }] },
    async ({ step }) => {
      await step.run("slow", async () => {
        seen.push("slow");
        await release.promise;
      });
      await step.run("next", () => seen.push("next"));
    },
  );
  const engine = await start([fn]);
  await client.send({ name: "go", data: {} });
  await until("the step runs", () => seen.length === 1);
  await client.send({ name: "stop", data: {} });
  release.resolve();
  await engine.idle();
  expect(seen).toEqual(["slow"]);
  expect((await engine.inspect()).lastFiveMinutes).toEqual({ completed: 0, failed: 0, cancelled: 1 });
});
