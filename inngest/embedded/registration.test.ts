import { cron, eventType, Inngest } from "inngest";
import { expect, test } from "vitest";
import { registerFunctions } from "@/inngest/embedded/registration";

const client = new Inngest({ id: "app", isDev: true });
const body = async () => undefined;

test("the options of a function are read", () => {
  const fn = client.createFunction(
    {
      id: "settle",
      triggers: [
        { event: eventType("paid") },
        eventType("late"),
        cron("0 * * * *"),
        { event: "x", if: "event.data.kind == 'a'" },
      ],
      retries: 5,
      concurrency: { limit: 2, key: "event.data.network" },
      cancelOn: [{ event: "stop", match: "data.id", timeout: "1h" }],
      idempotency: "event.data.id",
      onFailure: body,
    },
    body,
  );
  const [main, failure] = [...registerFunctions("app", [fn]).values()];
  expect(main).toEqual({
    id: "app-settle",
    events: [
      { name: "paid", condition: [] },
      { name: "late", condition: [] },
      { name: "x", condition: [{ path: ["data", "kind"], equals: { constant: "a" } }] },
    ],
    crons: ["0 * * * *"],
    maxAttempts: 6,
    lane: { limit: 2, key: ["data", "network"] },
    batch: null,
    cancelOn: [
      {
        event: "stop",
        match: [{ path: ["data", "id"], equals: { eventPath: ["data", "id"] } }],
        withinMilliseconds: 3_600_000,
      },
    ],
    idempotency: ["data", "id"],
  });
  expect(failure).toMatchObject({
    id: "app-settle-failure",
    maxAttempts: 2,
    events: [{ name: "inngest/function.failed" }],
  });
});

test("everything the engine does not support is refused at once and by name", () => {
  const functions = [
    client.createFunction(
      {
        id: "a",
        triggers: [{ event: "x" }],
        throttle: { limit: 1, period: "1s" },
        debounce: { period: "1s" },
      },
      body,
    ),
    client.createFunction(
      { id: "b", triggers: [{ event: "x" }], concurrency: { limit: 1, scope: "account", key: '"k"' } },
      body,
    ),
    client.createFunction({ id: "c", triggers: [{ event: "x/*" }] }, body),
    client.createFunction(
      { id: "d", triggers: [{ event: "x" }], concurrency: { limit: 1, key: "event.data.a + event.data.b" } },
      body,
    ),
    client.createFunction({ id: "e", triggers: [{ event: "x", if: "event.data.n > 1" }] }, body),
    client.createFunction(
      {
        id: "f",
        triggers: [{ event: "x" }],
        batchEvents: { maxSize: 2, timeout: "1s" },
        idempotency: "event.data.id",
      },
      body,
    ),
  ];
  expect(() => registerFunctions("app", functions)).toThrow(
    /app-a: throttle\.debounce is not supported[\s\S]*app-b[\s\S]*app-c[\s\S]*wildcard[\s\S]*concurrency of app-d[\s\S]*trigger of app-e[\s\S]*app-f: batchEvents/,
  );
  expect(() =>
    registerFunctions(
      "app",
      [functions[2], functions[2]].filter((fn) => fn !== undefined),
    ),
  ).toThrow("app-c");
});
