import { NonRetriableError, RetryAfterError } from "inngest";
import { expect, test } from "vitest";
import { createTestBed, finished } from "@/inngest/embedded/testing/test-engine";

test("steps run in order, once each, and the function's result is kept", async () => {
  const { client, start, sql } = await createTestBed();
  const bodies: string[] = [];
  let calls = 0;
  const fn = client.createFunction(
    { id: "ordered", triggers: [{ event: "go" }] },
    async ({ event, step }) => {
      calls += 1;
      const first = await step.run("first", () => (bodies.push("first"), { amount: 12, missing: undefined }));
      await step.sleep("pause", "1s");
      const second = await step.run("second", () => (bodies.push("second"), first.amount + 1));
      for (const index of [0, 1]) await step.run("repeated", () => bodies.push(`repeated ${index}`));
      return { name: event.name, second };
    },
  );
  const engine = await start([fn]);
  await client.send({ name: "go", data: {} });
  await finished(engine);
  expect(bodies).toEqual(["first", "second", "repeated 0", "repeated 1"]);
  // Once before the pause and once after it: the first step was not run again, only its result was read.
  expect(calls).toBe(2);
  expect(await sql("SELECT status, output FROM inngest_embedded.runs")).toEqual([
    { status: "completed", output: { name: "go", second: 13 } },
  ]);
});

test("results that are written together are there after a failure and after a pause, and no step runs twice", async () => {
  const { client, start, sql } = await createTestBed();
  const bodies: string[] = [];
  const written: number[] = [];
  const fn = client.createFunction(
    { id: "buffered", triggers: [{ event: "go" }], retries: 2, checkpointing: { bufferedSteps: 10 } },
    async ({ step }) => {
      const first = await step.run("first", () => bodies.push("first"));
      const second = await step.run("second", async () => {
        const [run] = await sql<{ count: number }>(
          "SELECT jsonb_array_length(steps) AS count FROM inngest_embedded.runs",
        );
        if (written.push(run?.count ?? -1) === 1) throw new Error("not yet");
        return bodies.push("second");
      });
      await step.sleep("pause", "1s");
      return [first, second, await step.run("third", () => bodies.push("third"))];
    },
  );
  const engine = await start([fn]);
  await client.send({ name: "go", data: {} });
  await finished(engine);
  expect(bodies).toEqual(["first", "second", "third"]);
  expect(written).toEqual([0, 1]);
  expect(await sql("SELECT status, output FROM inngest_embedded.runs")).toEqual([
    { status: "completed", output: [1, 2, 3] },
  ]);
});

test("steps started together each run once, and a failing one is retried alone", async () => {
  const { client, start } = await createTestBed();
  const bodies: string[] = [];
  const fn = client.createFunction(
    { id: "parallel", triggers: [{ event: "go" }], retries: 2 },
    async ({ step }) => {
      const parts = await Promise.all([
        step.run("left", () => (bodies.push("left"), 1)),
        step.run("right", () => {
          bodies.push("right");
          if (bodies.filter((body) => body === "right").length < 2) throw new Error("not yet");
          return 2;
        }),
        step.sleep("nap", "1s"),
      ]);
      return step.run("sum", () => bodies.push(`sum ${(parts[0] ?? 0) + (parts[1] ?? 0)}`));
    },
  );
  const engine = await start([fn]);
  await client.send({ name: "go", data: {} });
  await finished(engine);
  expect(bodies).toEqual(["left", "right", "right", "sum 3"]);
});

test("a failing step is tried again with a growing attempt number, which starts anew for the next step", async () => {
  const { client, start } = await createTestBed();
  const seen: string[] = [];
  const pauses: number[] = [];
  const fn = client.createFunction(
    { id: "flaky", triggers: [{ event: "go" }], retries: 3 },
    async ({ step, attempt }) => {
      await step.run("a", () => {
        seen.push(`a${attempt}`);
        if (attempt < 2) throw new Error("again");
      });
      await step.run("b", () => {
        seen.push(`b${attempt}`);
        if (attempt < 1) throw new Error("again");
      });
    },
  );
  const engine = await start([fn], { backOff: (attempt) => (pauses.push(attempt), 10) });
  await client.send({ name: "go", data: {} });
  await finished(engine);
  expect(seen).toEqual(["a0", "a1", "a2", "b0", "b1"]);
  expect(pauses).toEqual([1, 2, 1]);
  expect((await engine.inspect()).lastFiveMinutes.completed).toBe(1);
});

test("when retries are used up the run fails and is reported with its error", async () => {
  const { client, start } = await createTestBed();
  let tries = 0;
  const fn = client.createFunction({ id: "hopeless", triggers: [{ event: "go" }], retries: 2 }, () => {
    tries += 1;
    throw new TypeError("no such thing");
  });
  const engine = await start([fn]);
  await client.send({ name: "go", data: {} });
  await finished(engine);
  expect(tries).toBe(3);
  const [failure] = (await engine.inspect()).recentFailures;
  expect(failure).toMatchObject({
    functionId: "test-hopeless",
    attempts: 3,
    error: { name: "TypeError", message: "no such thing" },
  });
});

test("a NonRetriableError fails at once; a function may catch a step that failed for good", async () => {
  const { client, start, sql } = await createTestBed();
  let tries = 0;
  const permanent = client.createFunction({ id: "permanent", triggers: [{ event: "go" }] }, ({ step }) =>
    step.run("refuse", () => {
      tries += 1;
      throw new NonRetriableError("never");
    }),
  );
  const forgiving = client.createFunction(
    { id: "forgiving", triggers: [{ event: "go" }], retries: 1 },
    async ({ step }) => {
      const problem = await step
        .run("fail", () => Promise.reject(new Error("broken")))
        .catch((error: Error) => error.message);
      return step.run("make-do", () => `without: ${problem}`);
    },
  );
  const engine = await start([permanent, forgiving]);
  await client.send({ name: "go", data: {} });
  await finished(engine);
  expect(tries).toBe(1);
  expect(
    await sql("SELECT function_id, status, output FROM inngest_embedded.runs ORDER BY function_id"),
  ).toEqual([
    { function_id: "test-forgiving", status: "completed", output: "without: broken" },
    { function_id: "test-permanent", status: "failed", output: null },
  ]);
});

test("a RetryAfterError sets the pause instead of the back-off", async () => {
  const { client, start } = await createTestBed();
  const times: number[] = [];
  const fn = client.createFunction(
    { id: "patient", triggers: [{ event: "go" }] },
    async ({ step, attempt }) => {
      await step.run("ask", () => {
        times.push(performance.now());
        if (attempt === 0) throw new RetryAfterError("later", 1000);
      });
    },
  );
  const engine = await start([fn]);
  await client.send({ name: "go", data: {} });
  await finished(engine);
  expect(times).toHaveLength(2);
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(990);
});

test("text that jsonb cannot hold does not stop a run", async () => {
  const { client, start, sql } = await createTestBed();
  const fn = client.createFunction({ id: "bytes", triggers: [{ event: "go" }] }, ({ event, step }) =>
    step.run("echo", () => `${event.data.text}\u0000`),
  );
  const engine = await start([fn]);
  await client.send({ name: "go", data: { text: "a\u0000b\ud800" } });
  await finished(engine);
  expect(await sql("SELECT output FROM inngest_embedded.runs")).toEqual([{ output: "a\uFFFDb\uFFFD\uFFFD" }]);
});

test("a step the engine does not support fails the run and says so", async () => {
  const { client, start } = await createTestBed();
  const fn = client.createFunction({ id: "signal", triggers: [{ event: "go" }] }, ({ step }) =>
    step.waitForSignal("wait", { signal: "s", timeout: "1h", onConflict: "fail" }),
  );
  const engine = await start([fn]);
  await client.send({ name: "go", data: {} });
  await finished(engine);
  expect((await engine.inspect()).recentFailures[0]?.error.message).toContain(
    "does not support the step operation WaitForSignal",
  );
});
