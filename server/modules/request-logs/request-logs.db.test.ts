import { beforeAll, describe, expect, test } from "vitest";
import { systemContext } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { addSeconds, fixedClock, instant } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { answerOnce } from "@/server/modules/idempotency-keys/answer-once";
import { getRequestLog } from "@/server/modules/request-logs/get-request-log";
import { listRequestLogs } from "@/server/modules/request-logs/list-request-logs";
import { pruneRequestLogs } from "@/server/modules/request-logs/prune-request-logs";
import { type AnsweredRequest, recordRequests } from "@/server/modules/request-logs/record-requests";
import { makeMerchant } from "@/server/testing/factories";

const NOON = instant("2026-05-01T12:00:00Z");
const system = systemContext("request-log");
let merchant: Awaited<ReturnType<typeof makeMerchant>>;

function answered(over: Partial<AnsweredRequest> = {}): AnsweredRequest {
  return {
    merchantId: merchant.id,
    mode: "test",
    clientId: "key_1",
    requestId: "req_1",
    method: "GET",
    path: "/api/v1/invoices?limit=1",
    route: "/invoices",
    status: 200,
    errorCode: null,
    durationMs: 1.5,
    idempotencyKey: null,
    clientAddress: "203.0.113.9",
    userAgent: "curl/8",
    requestBody: null,
    responseBody: "{}",
    at: NOON,
    answerKeyId: null,
    ...over,
  };
}

beforeAll(async () => {
  merchant = await makeMerchant();
  await recordRequests(system, [
    answered(),
    answered({
      method: "POST",
      path: "/api/v1/invoices",
      status: 201,
      requestId: "req_2",
      idempotencyKey: "order-7",
      requestBody: '{"amount":"5","metadata":{"password":"hunter2"}}',
      at: addSeconds(NOON, 1),
    }),
    answered({ status: 404, clientId: "key_2", errorCode: "not_found", at: addSeconds(NOON, 2) }),
    answered({ mode: "live", at: addSeconds(NOON, 3) }),
  ]);
});

test.each([
  [{}, 3],
  [{ method: "POST" as const }, 1],
  [{ status: "404" }, 1],
  [{ status: "2xx" }, 2],
  [{ path: "limit=1" }, 2],
  [{ client_id: "key_2" }, 1],
  [{ request_id: "req_2" }, 1],
  [{ idempotency_key: "order-7" }, 1],
  [{ created_after: "2026-05-01T12:00:01.000Z" }, 2],
  [{ created_before: "2026-05-01T12:00:01.000Z" }, 1],
])("the filter %j finds %i", async (filter, count) => {
  expect((await listRequestLogs(merchant.ctx, filter)).data).toHaveLength(count);
});

test("pages follow each other without gap or repetition", async () => {
  const first = await listRequestLogs(merchant.ctx, { limit: 2 });
  const second = await listRequestLogs(merchant.ctx, { limit: 2, cursor: first.next_cursor ?? "" });
  expect(first.data.map(({ status }) => status)).toEqual([404, 201]);
  expect(second.data.map(({ status }) => status)).toEqual([200]);
  expect(second.has_more).toBe(false);
});

test("one request tells its bodies, and no secret", async () => {
  const [found] = (await listRequestLogs(merchant.ctx, { request_id: "req_2" })).data;
  const detail = await getRequestLog(merchant.ctx, { id: found?.id ?? "" });
  expect(detail).toMatchObject({
    status: 201,
    client_address: "203.0.113.9",
    request_body: '{"amount":"5","metadata":{"password":"[redacted]"}}',
  });
  const stored = await db().requestLog.findMany({ where: { merchantId: merchant.id } });
  expect(JSON.stringify(stored)).not.toMatch(/hunter2|amount/);
});

test("equal answers of one batch are kept once and shown with each, for each merchant and mode", async () => {
  const [one, other] = [await makeMerchant(), await makeMerchant()];
  const asked = (merchantId: string, over: Partial<AnsweredRequest> = {}) =>
    answered({ merchantId, responseBody: '{"id":"inv_1"}', ...over });
  await recordRequests(system, [
    asked(one.id),
    asked(one.id, { at: addSeconds(NOON, 1) }),
    asked(other.id),
    asked(one.id, { mode: "live" }),
    asked(one.id, { responseBody: null, at: addSeconds(NOON, 2) }),
  ]);
  for (const [{ ctx }, answers] of [
    [one, [null, '{"id":"inv_1"}', '{"id":"inv_1"}']],
    [other, ['{"id":"inv_1"}']],
    [{ ctx: { ...one.ctx, mode: "live" as const } }, ['{"id":"inv_1"}']],
  ] as const) {
    const { data } = await listRequestLogs(ctx, {});
    const logs = await Promise.all(data.map(({ id }) => getRequestLog(ctx, { id })));
    expect(logs.map(({ response_body }) => response_body)).toEqual(answers);
  }
  const stored = await db().requestLog.findMany({ where: { merchantId: { in: [one.id, other.id] } } });
  expect(stored.filter(({ responseBody }) => responseBody !== null)).toHaveLength(3);
});

test("equal requests of one batch are sealed once, for each merchant and mode", async () => {
  const [one, other] = [await makeMerchant(), await makeMerchant()];
  const requestBody = '{"amount":"7"}';
  await recordRequests(system, [
    answered({ merchantId: one.id, requestBody }),
    answered({ merchantId: one.id, requestBody }),
    answered({ merchantId: one.id, requestBody: '{"amount":"8"}' }),
    answered({ merchantId: one.id, requestBody, mode: "live" }),
    answered({ merchantId: other.id, requestBody }),
  ]);
  const stored = await db().requestLog.findMany({ where: { merchantId: { in: [one.id, other.id] } } });
  expect(new Set(stored.map((row) => row.requestBody)).size).toBe(4);
  const { data } = await listRequestLogs(one.ctx, {});
  const logs = await Promise.all(data.map(({ id }) => getRequestLog(one.ctx, { id })));
  expect(logs.filter((log) => log.request_body === requestBody)).toHaveLength(2);
});

describe("an answer that an idempotency key keeps", () => {
  const clock = fixedClock(NOON);
  const body = '{"id":"whe_1","secret":"whsec_told_once"}';
  const answer = (ctx: Context, id: string, text: string) =>
    answerOnce(ctx, {
      id,
      fingerprint: "f",
      answer: async () => ({ status: 201, body: text }),
      refuse: ({ code }) => ({ status: 409, body: code }),
    });

  /** Records a request whose answer the key keeps; the function tells what the log shows of it to its merchant. */
  async function recordKept(merchantId: string, answerKeyId: string, over: Partial<AnsweredRequest> = {}) {
    const requestId = newId("request");
    await recordRequests(system, [
      answered({ merchantId, requestId, responseBody: null, answerKeyId, ...over }),
    ]);
    const { id } = await db().requestLog.findFirstOrThrow({ where: { requestId } });
    return async (ctx: Context) => (await getRequestLog(ctx, { id })).response_body;
  }

  test("is shown without secrets and cut, as if the log had kept it", async () => {
    const { id, ctx } = await makeMerchant({}, clock);
    await answer(ctx, `${id} hook`, body);
    await answer(ctx, `${id} long`, JSON.stringify({ text: "x".repeat(LIMITS.requestLog.bodyCharacters) }));
    const [hook, long] = [await recordKept(id, `${id} hook`), await recordKept(id, `${id} long`)];
    expect(await hook(ctx)).toBe('{"id":"whe_1","secret":"[redacted]"}');
    expect(await long(ctx)).toMatch(/^.{7999}…$/);
  });

  test("is no other merchant's", async () => {
    const [one, other] = [await makeMerchant({}, clock), await makeMerchant({}, clock)];
    await answer(one.ctx, `${one.id} hook`, body);
    const shown = await recordKept(other.id, `${one.id} hook`);
    expect(await shown(other.ctx)).toBeNull();
  });

  test("is gone with its key, and no later answer takes its place", async () => {
    const { id, ctx } = await makeMerchant({}, clock);
    const key = `${id} hook`;
    await answer(ctx, key, body);
    const shown = await recordKept(id, key, { durationMs: 1_200.5 });
    await db().idempotencyKey.delete({ where: { id: key } });
    expect(await shown(ctx)).toBeNull();
    const later = fixedClock(addSeconds(NOON, 60));
    await answer({ ...ctx, clock: later }, key, '{"id":"whe_2"}');
    expect(await shown(ctx)).toBeNull();
    const again = await recordKept(id, key, { at: later.now() });
    expect(await again(ctx)).toBe('{"id":"whe_2"}');
  });

  test("is kept for as long as the request", () => {
    expect(LIMITS.idempotency.keptSeconds).toBeGreaterThanOrEqual(LIMITS.requestLog.keptSeconds);
  });
});

test("a stranger and a key without the scope see nothing", async () => {
  const [own] = (await listRequestLogs(merchant.ctx, {})).data;
  const stranger = await makeMerchant();
  expect((await listRequestLogs(stranger.ctx, {})).data).toEqual([]);
  await expect(getRequestLog(stranger.ctx, { id: own?.id ?? "" })).rejects.toMatchObject({
    code: "not_found",
  });
  const actor = { type: "api_key" as const, apiKeyId: "key_1", scopes: [] };
  await expect(listRequestLogs({ ...merchant.ctx, actor }, {})).rejects.toMatchObject({ code: "forbidden" });
  await expect(recordRequests(merchant.ctx, [])).rejects.toMatchObject({ code: "forbidden" });
});

test("requests are kept for 30 days", async () => {
  const { id } = await makeMerchant();
  const at = instant("2020-01-01T00:00:00Z");
  await recordRequests(system, [answered({ merchantId: id, at })]);
  const prune = (seconds: number) =>
    pruneRequestLogs(systemContext("prune-request-logs", "test", fixedClock(addSeconds(at, seconds))));
  expect(await prune(LIMITS.requestLog.keptSeconds - 1)).toEqual({ deleted: 0 });
  expect(await prune(LIMITS.requestLog.keptSeconds + 1)).toEqual({ deleted: 1 });
});
