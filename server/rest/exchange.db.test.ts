import { expect, test } from "vitest";
import { db } from "@/server/db/client";
import { requestRecorder } from "@/server/rest/request-recorder";
import { createClient, send } from "@/server/rest/testing/client";

test("what a key asked and was answered is in its merchant's log, without secrets", async () => {
  const client = await createClient();
  const created = await client.request("POST", "/webhook_endpoints", {
    body: { url: "http://127.0.0.1:9/hook" },
    headers: { "idempotency-key": "hook-1", "user-agent": "shop/1.0", "x-request-id": "shop-req-1" },
  });
  const secret = String(created.body.secret);
  expect(secret).toMatch(/^whsec_/);
  await client.request("POST", "/invoices", { body: { amount: "no", password: "hunter2" } });
  await client.request("GET", "/invoices/inv_01jd3k7v5q8x2m4n6p9r0s1t2v");
  await requestRecorder().flush();

  const list = await client.request("GET", "/request_logs?order=asc");
  expect(list.body.data).toMatchObject([
    {
      object: "request_log",
      method: "POST",
      path: "/api/v1/webhook_endpoints",
      status: 201,
      request_id: "shop-req-1",
      idempotency_key: "hook-1",
      user_agent: "shop/1.0",
      error_code: null,
    },
    { method: "POST", route: "/invoices", status: 400, error_code: "validation_failed" },
    { method: "GET", route: "/invoices/{id}", status: 404, error_code: "not_found" },
  ]);
  const [hook, refused] = await Promise.all(
    list.body.data.slice(0, 2).map(({ id }) => client.request("GET", `/request_logs/${id}`)),
  );
  expect(hook?.body.response_body).toContain('"secret":"[redacted]"');
  expect(hook?.text).not.toContain(secret);
  expect(refused?.body.request_body).toBe('{"amount":"no","password":"[redacted]"}');
  expect(JSON.parse(String(refused?.body.response_body))).toMatchObject({ code: "validation_failed" });
  expect(refused?.text).not.toContain(client.secret);
  const byRequest = await client.request("GET", "/request_logs?request_id=shop-req-1");
  expect(byRequest.body.data).toHaveLength(1);
});

test("an answer that an Idempotency-Key keeps is kept once, and shown with every request that got it", async () => {
  const client = await createClient();
  const create = (amount: string, key?: string, order_id?: string) =>
    client.request("POST", "/invoices", {
      body: { amount, ...(order_id && { order_id }) },
      ...(key && { headers: { "idempotency-key": key } }),
    });
  const missing = () =>
    client.request("POST", "/invoices/inv_01jd3k7v5q8x2m4n6p9r0s1t2v/cancel", {
      headers: { "idempotency-key": "a" },
    });
  const replies = [
    await create("5", "a", "order-1"),
    await create("5", "a", "order-1"),
    await missing(),
    await missing(),
    await create("6", "a"),
    await create("7", "b", "order-1"),
    await create("8"),
  ];
  expect(replies.map(({ status }) => status)).toEqual([201, 201, 404, 404, 422, 409, 201]);
  await requestRecorder().flush();
  const rows = await db().requestLog.findMany({
    where: { merchantId: client.merchantId },
    orderBy: { id: "asc" },
  });
  const byKey = rows.filter(({ answerKeyId, responseBody }) => answerKeyId !== null && responseBody === null);
  expect(byKey).toEqual(rows.slice(0, 4));
  const shown = await Promise.all(rows.map(({ id }) => client.request("GET", `/request_logs/${id}`)));
  expect(shown.map(({ body }) => body.response_body)).toEqual(replies.map(({ text }) => text));
  expect(shown.slice(2, 6).map(({ body }) => body.error_code)).toEqual([
    "not_found",
    "not_found",
    "idempotency_key_reused",
    "conflict",
  ]);
});

test("the log's own answers are kept without bodies, and nobody's request nowhere", async () => {
  const client = await createClient();
  await client.request("GET", "/request_logs");
  await send("GET", "/invoices", { headers: { authorization: `Bearer sk_test_${"0".repeat(43)}` } });
  await requestRecorder().flush();
  const rows = await db().requestLog.findMany({ where: { merchantId: client.merchantId } });
  expect(rows).toMatchObject([{ route: "/request_logs", responseBody: null }]);
  expect(await db().requestLog.count({ where: { route: "/invoices", status: 401 } })).toBe(0);
});
