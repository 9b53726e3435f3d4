import { expect, test } from "vitest";
import { LIMITS } from "@/server/config/limits";
import { instant } from "@/server/core/clock";
import type { AnsweredRequest } from "@/server/modules/request-logs/record-requests";
import { RequestRecorder } from "@/server/rest/request-recorder";

const { queueRequests, queueCharacters, batchRequests } = LIMITS.requestLog;

function answered(over: Partial<AnsweredRequest> = {}): AnsweredRequest {
  return {
    merchantId: "mer_1",
    mode: "test",
    clientId: "key_1",
    requestId: "req_1",
    method: "GET",
    path: "/",
    route: "/",
    status: 200,
    errorCode: null,
    durationMs: 1,
    idempotencyKey: null,
    clientAddress: null,
    userAgent: null,
    requestBody: null,
    responseBody: null,
    at: instant(0),
    answerKeyId: null,
    ...over,
  };
}

/** A store that can be held up. */
function store() {
  const batches: number[] = [];
  let open = Promise.resolve();
  let release = (): void => undefined;
  return {
    batches,
    hold: () => {
      open = new Promise((resolve) => (release = resolve));
    },
    release: () => release(),
    write: async (requests: readonly AnsweredRequest[]) => {
      await open;
      batches.push(requests.length);
    },
  };
}

test("what waits is written in batches, and flushing waits for all of it", async () => {
  const { write, batches } = store();
  const recorder = new RequestRecorder(write);
  for (let index = 0; index < batchRequests + 3; index += 1) recorder.offer(answered());
  await recorder.flush();
  expect(batches).toEqual([batchRequests, 3]);
});

test("a database that hangs fills the queue and no more: the rest is dropped and counted", async () => {
  const { write, batches, hold, release } = store();
  const recorder = new RequestRecorder(write);
  hold();
  recorder.offer(answered());
  const writing = recorder.flush();
  for (let index = 0; index < queueRequests + 7; index += 1) recorder.offer(answered());
  expect(recorder.report).toEqual({ dropped: 7, lately: true });
  release();
  await Promise.all([writing, recorder.flush()]);
  expect(batches.reduce((sum, count) => sum + count)).toBe(queueRequests + 1);
});

test("large bodies count by their size, until they are written", async () => {
  const { write, batches } = store();
  const recorder = new RequestRecorder(write);
  const half = answered({ responseBody: "x".repeat(queueCharacters / 2) });
  recorder.offer(half);
  recorder.offer(half);
  expect(recorder.report.dropped).toBe(1);
  await recorder.flush();
  recorder.offer(half);
  await recorder.flush();
  expect(batches).toEqual([1, 1]);
});

test("a batch that the database refuses is counted, and the next one goes on", async () => {
  let calls = 0;
  const recorder = new RequestRecorder(() => {
    calls += 1;
    return calls === 1 ? Promise.reject(new Error("gone")) : Promise.resolve();
  });
  recorder.offer(answered());
  await recorder.flush();
  recorder.offer(answered());
  await recorder.flush();
  expect(recorder.report.dropped).toBe(1);
  expect(calls).toBe(2);
});

test("flushes that overlap, and one with nothing to write, leave a recorder that works", async () => {
  const { write, batches, hold, release } = store();
  const recorder = new RequestRecorder(write);
  hold();
  recorder.offer(answered());
  const flushes = [recorder.flush(), recorder.flush()];
  release();
  await Promise.all(flushes);
  await recorder.flush();
  recorder.offer(answered());
  await recorder.flush();
  expect(batches).toEqual([1, 1]);
});
