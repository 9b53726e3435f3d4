import { describe, expect, test } from "vitest";
import { API_KEY_SCOPES, type Permission } from "@/server/auth/permissions";
import { systemClock } from "@/server/core/clock";
import type { DomainError } from "@/server/core/errors";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import { createApiKey } from "@/server/modules/api-keys/create-api-key";
import { updateApiKey } from "@/server/modules/api-keys/update-api-key";
import { answerOnce } from "@/server/modules/idempotency-keys/answer-once";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { createClient, createOwner, send } from "@/server/rest/testing/client";
import { raceForKey } from "@/server/rest/testing/race-for-key";

const BODY = { amount: "9.99", metadata: { a: "1", b: "2" } };

function invoicesOf(merchantId: string) {
  return db().invoice.count({ where: { merchantId } });
}

test("the same key and body repeat the first answer, whatever the order of the fields", async () => {
  const client = await createClient();
  const first = await client.request("POST", "/invoices", {
    body: BODY,
    headers: { "idempotency-key": "order-1" },
  });
  const again = await client.request("POST", "/invoices", {
    body: '{"metadata":{"b":"2","a":"1"},  "amount":"9.99"}',
    headers: { "idempotency-key": '"order-1"' },
  });
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.text).toBe(first.text);
  expect(first.headers.get("idempotent-replayed")).toBeNull();
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect(await invoicesOf(client.merchantId)).toBe(1);
});

test("a key's answer and its repetition have the ETag of the version that they show", async () => {
  const client = await createClient();
  const headers = { "idempotency-key": "order-1" };
  const create = () => client.request("POST", "/invoices", { body: BODY, headers });
  const created = await create();
  const cancel = () => client.request("POST", `/invoices/${created.body.id}/cancel`, { headers });
  const answers = [created, await cancel(), await create(), await cancel()];
  expect(answers.map((answer) => [answer.status, answer.body.version, answer.headers.get("etag")])).toEqual([
    [201, 1, '"1"'],
    [200, 2, '"2"'],
    [201, 1, '"1"'],
    [200, 2, '"2"'],
  ]);
  expect(answers.map((answer) => answer.headers.get("idempotent-replayed"))).toEqual([
    null,
    null,
    "true",
    "true",
  ]);
});

test.each([
  ["/invoices", { amount: "5", customer: { email: "ada@example.com", name: "Ada" } }, true],
  ["/webhook_endpoints", { url: "http://127.0.0.1:9/hook" }, false],
  ["/payment_links", { description: "Coffee", amount: "5" }, false],
])("what %s answers to %j is kept in the clear: %s", async (path, body, isClear) => {
  const client = await createClient();
  const post = () => client.request("POST", path, { body, headers: { "idempotency-key": "once" } });
  const first = await post();
  expect(first.status).toBe(201);
  const [kept] = await db().idempotencyKey.findMany({ where: { merchantId: client.merchantId } });
  expect(kept?.body === first.text).toBe(isClear);
  expect(kept?.body).not.toMatch(/ada@example|"Ada"|whsec_/);
  expect((await post()).text).toBe(first.text);
});

test("only a document is kept in the clear, and what was sealed before stays readable", async () => {
  const { ctx } = await createClient();
  const answer = (id: string, body: string, inClear: boolean) =>
    answerOnce(ctx, {
      id,
      fingerprint: "f",
      inClear,
      answer: async () => ({ status: 200, body }),
      refuse: ({ message }) => ({ status: 500, body: message }),
    });
  const [list, sealed] = [newId("request"), newId("request")];
  await answer(list, "[1]", true);
  await answer(sealed, '{"id":1}', false);
  const rows = await db().idempotencyKey.findMany({ where: { id: { in: [list, sealed] } } });
  expect(rows.map(({ body }) => /^[a-z0-9]+\./.test(body))).toEqual([true, true]);
  expect(await answer(list, "other", true)).toMatchObject({ body: "[1]", replayed: true });
  expect(await answer(sealed, "other", true)).toMatchObject({ body: '{"id":1}', replayed: true });
});

test("the same key with another body is refused", async () => {
  const client = await createClient();
  const headers = { "idempotency-key": "order-1" };
  await client.request("POST", "/invoices", { body: BODY, headers });
  const other = await client.request("POST", "/invoices", { body: { ...BODY, amount: "10" }, headers });
  expect(other).toMatchObject({ status: 422, body: { code: "idempotency_key_reused" } });
  expect(await invoicesOf(client.merchantId)).toBe(1);
});

test("what was not allowed is done with the same key once it is", async () => {
  const client = await createClient();
  const suspend = (suspendedAt: Date | null) =>
    db().merchant.update({ where: { id: client.merchantId }, data: { suspendedAt } });
  const create = () =>
    client.request("POST", "/invoices", { body: BODY, headers: { "idempotency-key": "order-1" } });
  await suspend(systemClock.now());
  expect(await create()).toMatchObject({ status: 403, body: { code: "forbidden" } });
  await suspend(null);
  expect(await create()).toMatchObject({ status: 201 });
  expect(await invoicesOf(client.merchantId)).toBe(1);
});

describe("what a key may no longer do is not repeated to it", () => {
  type Write = readonly [method: string, path: string, body: object, scope: Permission];
  const WRITES: readonly Write[] = [
    ["POST", "/invoices", BODY, "invoices:create"],
    ["POST", "/payment_links", { amount: "5" }, "payment_links:write"],
    ["POST", "/customers", { email: "ada@example.com" }, "customers:write"],
  ];

  async function writeOnce([method, path, body, scope]: Write) {
    const owner = await createOwner();
    const key = await createApiKey(owner, { name: "shop" });
    const headers = { authorization: `Bearer ${key.secret}`, "idempotency-key": "order-1" };
    const write = (over: object = {}, clientAddress = "203.0.113.9") =>
      send(method, path, { body: { ...body, ...over }, headers, clientAddress });
    const first = await write();
    expect(first.status).toBe(201);
    const change = (changes: object) => updateApiKey(owner, { id: key.id, ...changes });
    return { write, first, change, scope };
  }

  test.each(WRITES)("%s %s without its scope", async (...operation) => {
    const { write, first, change, scope } = await writeOnce(operation);
    await change({ scopes: API_KEY_SCOPES.filter((other) => other !== scope) });
    const refused = {
      status: 403,
      body: { code: "forbidden", detail: `This needs the permission ${scope}` },
    };
    expect(await write()).toMatchObject(refused);
    expect(await write({ metadata: { other: "1" } })).toMatchObject(refused);
    await change({ scopes: [scope] });
    expect((await write()).text).toBe(first.text);
  });

  test.each(WRITES)("%s %s from elsewhere", async (...operation) => {
    const { write, first, change } = await writeOnce(operation);
    await change({ allowed_addresses: ["198.51.100.0/24"] });
    expect(await write()).toMatchObject({ status: 403, body: { code: "forbidden" } });
    expect((await write({}, "198.51.100.7")).text).toBe(first.text);
  });
});

test("a key belongs to its client and route", async () => {
  const [one, two] = await Promise.all([createClient(), createClient()]);
  const headers = { "idempotency-key": "1" };
  const a = await one.request("POST", "/invoices", { body: BODY, headers });
  const b = await two.request("POST", "/invoices", { body: BODY, headers });
  expect(b.status).toBe(201);
  expect(b.body.id).not.toBe(a.body.id);
  const cancelled = await one.request("POST", `/invoices/${a.body.id}/cancel`, { headers });
  expect(cancelled).toMatchObject({ status: 200, body: { status: "cancelled" } });
});

test("one key sent 100 times at once has one effect, and afterwards one answer", async () => {
  expect(await raceForKey(await createClient(), "burst", 100)).toEqual([]);
}, 60_000);

test("a refusal for good is kept; a mistake in the request is not", async () => {
  const client = await createClient();
  const { body: invoice } = await client.request("POST", "/invoices", { body: BODY });
  await client.request("POST", `/invoices/${invoice.id}/cancel`);
  const headers = { "idempotency-key": "cancel-again" };
  const refused = await client.request("POST", `/invoices/${invoice.id}/cancel`, { headers });
  const again = await client.request("POST", `/invoices/${invoice.id}/cancel`, { headers });
  expect(refused).toMatchObject({ status: 409, body: { code: "invalid_state" } });
  expect(again.text).toBe(refused.text);
  expect(again.headers.get("content-type")).toBe("application/problem+json");

  const wrong = await client.request("POST", "/invoices", {
    body: { amount: "x" },
    headers: { "idempotency-key": "mend" },
  });
  const mended = await client.request("POST", "/invoices", {
    body: BODY,
    headers: { "idempotency-key": "mend" },
  });
  expect([wrong.status, mended.status]).toEqual([400, 201]);
});

test("a crash after the effect leaves neither effect nor key", async () => {
  const { ctx, merchantId } = await createClient();
  const use = {
    id: newId("request"),
    fingerprint: "f",
    refuse: (error: DomainError) => ({ status: 500, body: error.message }),
  };
  const crash = answerOnce(ctx, {
    ...use,
    answer: async (ctx) => {
      await createInvoice(ctx, BODY);
      throw new Error("power cut");
    },
  });
  await expect(crash).rejects.toThrow("power cut");
  expect(await invoicesOf(merchantId)).toBe(0);

  const retried = await answerOnce(ctx, {
    ...use,
    answer: async (ctx) => ({ status: 201, body: JSON.stringify(await createInvoice(ctx, BODY)) }),
  });
  expect(retried).toMatchObject({ status: 201, replayed: false });
  expect(await invoicesOf(merchantId)).toBe(1);
});

test("creating with and without keys at once: a refusal is one request's own", async () => {
  const client = await createClient();
  const post = (body: object, key?: string) =>
    client.request("POST", "/invoices", { body, headers: key ? { "idempotency-key": key } : {} });
  const burst = await Promise.all([
    post({ amount: "1" }, "a"),
    post({ amount: "2", order_id: "1" }),
    post({ amount: "3", customer_id: newId("customer") }, "b"),
    post({ amount: "0" }, "c"),
    post({ amount: "4" }),
  ]);
  expect(burst.map(({ status }) => status)).toEqual([201, 201, 400, 400, 201]);
  expect(burst[4]?.headers.get("etag")).toBe('"1"');
  const conflicts = await Promise.all([
    post({ amount: "9", order_id: "1" }, "d"),
    post({ amount: "1" }, "a"),
  ]);
  expect(conflicts.map(({ status }) => status)).toEqual([409, 201]);
  expect(conflicts[1].text).toBe(burst[0]?.text);
  const again = await post({ amount: "9", order_id: "1" }, "d");
  expect([again.status, again.headers.get("idempotent-replayed")]).toEqual([409, null]);
  expect((await post({ amount: "9", order_id: "2" }, "d")).status).toBe(201);
  expect((await post({ amount: "3" }, "b")).status).toBe(201);
  expect(await invoicesOf(client.merchantId)).toBe(5);
});

test.each(["", " ", "a".repeat(256), "naïve", "tab\there"])("the key %j is refused by name", async (key) => {
  const client = await createClient();
  // Headers outside of Latin-1 cannot be sent at all; ï can.
  const reply = await client.request("POST", "/invoices", {
    body: BODY,
    headers: { "idempotency-key": key },
  });
  expect(reply).toMatchObject({ status: 400, body: { errors: [{ path: "Idempotency-Key" }] } });
});
