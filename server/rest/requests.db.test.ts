import { expect, test } from "vitest";
import { LIMITS } from "@/server/config/limits";
import { newId } from "@/server/core/ids";
import { OPERATIONS } from "@/server/rest/operations";
import { createClient, send } from "@/server/rest/testing/client";

const WRITING = OPERATIONS.filter((operation) => operation.body);

function pathOf(operation: (typeof OPERATIONS)[number]): string {
  return operation.path.replace("{id}", newId(operation.params?.id ?? "invoice"));
}

test.each(WRITING.map((operation) => [operation.operationId, operation] as const))(
  "%s names an unknown field",
  async (_, operation) => {
    const client = await createClient();
    const reply = await client.request(operation.method.toUpperCase(), pathOf(operation), {
      body: { surprise: 1 },
    });
    expect(reply).toMatchObject({ status: 400, body: { code: "validation_failed" } });
    expect(reply.body.errors).toContainEqual({ path: "surprise", message: "Unknown field" });
  },
);

test.each(WRITING.map((operation) => [operation.operationId, operation] as const))(
  "%s takes nothing but a JSON object",
  async (_, operation) => {
    const client = await createClient();
    const method = operation.method.toUpperCase();
    const form = await client.request(method, pathOf(operation), {
      body: "amount=1",
      headers: { "content-type": "text/plain" },
    });
    expect(form).toMatchObject({ status: 415, body: { code: "unsupported_media_type" } });
    for (const body of ["{", "[]", "null", '"text"', "7"]) {
      expect(await client.request(method, pathOf(operation), { body })).toMatchObject({
        status: 400,
        body: { code: "validation_failed" },
      });
    }
  },
);

test.each([
  [{}, "amount"],
  [{ amount: 9.99 }, "amount"],
  [{ amount: "-1" }, "amount"],
  [{ amount: "0" }, "amount"],
  [{ amount: "1.1234567" }, "amount"],
  [{ amount: "1", metadata: { a: 1 } }, "metadata.a"],
  [{ amount: "1", metadata: { a: "x\0y" } }, "metadata.a"],
  [{ amount: "1", success_url: "javascript:alert(1)" }, "success_url"],
  [{ amount: "1", expires_in_seconds: 1 }, "expires_in_seconds"],
])("an invoice of %j names %s", async (body, path) => {
  const client = await createClient();
  const reply = await client.request("POST", "/invoices", { body });
  expect(reply.status).toBe(400);
  expect(reply.body.errors.map((error: { path: string }) => error.path)).toContain(path);
});

test("half a surrogate pair is refused, not stored as something else", async () => {
  const client = await createClient();
  const reply = await client.request("POST", "/invoices", {
    body: String.raw`{"amount":"1","metadata":{"a":"\ud800"}}`,
  });
  expect(reply).toMatchObject({ status: 400, body: { errors: [{ path: "metadata.a" }] } });
});

test("bytes that are not UTF-8 are refused, not stored as something else", async () => {
  const client = await createClient();
  const body = Buffer.from('{"amount":"1","description":"caf\u00e9"}', "latin1");
  const reply = await client.request("POST", "/invoices", { body });
  expect(reply).toMatchObject({ status: 400, body: { errors: [{ path: "description" }] } });
  expect(await client.request("GET", "/invoices?order_id=caf%E9")).toMatchObject({
    status: 400,
    body: { errors: [{ path: "order_id" }] },
  });
});

test.each([
  ['{"amount":"1","amount":"2"}', 400],
  ['{"amount":"1","metadata":{"a":"1","a":"1"}}', 400],
  [String.raw`{"amount":"1","\u0061mount":"1"}`, 400],
  [String.raw`{"amount":"1","metadata":{"a:\"b":"c: \\"}}`, 201],
  ['{"amount":"1","line_items":[{"description":"1:2","unit_amount":"1"}]}', 201],
])("the body %s, where a field may be there twice, is answered %i", async (body, status) => {
  const client = await createClient();
  expect((await client.request("POST", "/invoices", { body })).status).toBe(status);
});

test("a compressed body is refused by name", async () => {
  const client = await createClient();
  const reply = await client.request("POST", "/invoices", {
    body: { amount: "1" },
    headers: { "content-encoding": "gzip" },
  });
  expect(reply).toMatchObject({ status: 415, body: { detail: expect.stringContaining("Content-Encoding") } });
});

test("a body that is too large or too deep is refused", async () => {
  const client = await createClient();
  const large = await client.request("POST", "/invoices", {
    body: { amount: "1", description: "x".repeat(LIMITS.requestBodyBytes) },
  });
  expect(large).toMatchObject({ status: 413, body: { code: "payload_too_large" } });
  const nested = `{"metadata":${"[".repeat(20_000)}${"]".repeat(20_000)}}`;
  expect(await client.request("POST", "/invoices", { body: nested })).toMatchObject({
    status: 400,
    body: { code: "validation_failed" },
  });
});

test.each([
  "limit=0",
  "limit=101",
  "limit=x",
  "cursor=nonsense",
  "order=up",
  "surprise=1",
  "status=paid&status=expired",
  "query=%00",
  "created_after=now",
])("a list refuses %s and names the field", async (query) => {
  const client = await createClient();
  const reply = await client.request("GET", `/invoices?${query}`);
  expect(reply).toMatchObject({ status: 400, body: { errors: [{ path: query.split("=")[0] }] } });
});

test("a status filter takes several, with commas", async () => {
  const client = await createClient();
  const { body: kept } = await client.request("POST", "/invoices", { body: { amount: "1" } });
  const { body: cancelled } = await client.request("POST", "/invoices", { body: { amount: "2" } });
  await client.request("POST", `/invoices/${cancelled.id}/cancel`, { body: {} });
  const idsOf = async (status: string) =>
    (await client.request("GET", `/invoices?status=${status}`)).body.data.map(({ id }) => id);
  expect(await idsOf("pending")).toEqual([kept.id]);
  expect(await idsOf("cancelled,expired")).toEqual([cancelled.id]);
  expect(await idsOf("pending,cancelled")).toEqual([cancelled.id, kept.id]);
  expect((await client.request("GET", "/invoices?status=pending,")).status).toBe(400);
});

test("a problem document has every member, and the request id of the caller", async () => {
  const reply = await send("GET", "/nowhere", { headers: { "x-request-id": "my-id.1" } });
  expect(reply.body).toEqual({
    type: "http://localhost:3000/docs/errors#not_found",
    title: "Not found",
    status: 404,
    detail: "There is no GET /api/v1/nowhere. All operations are at /docs/api",
    code: "not_found",
    request_id: "my-id.1",
  });
  expect(reply.headers.get("content-type")).toBe("application/problem+json");
  expect(reply.headers.get("x-request-id")).toBe("my-id.1");
});

test("a request id that would break a log line is replaced", async () => {
  const reply = await send("GET", "/nowhere", { headers: { "x-request-id": "a b" } });
  expect(reply.headers.get("x-request-id")).toMatch(/^req_/);
});

test("a known path names the methods that it takes", async () => {
  const reply = await send("PUT", "/invoices");
  expect(reply).toMatchObject({ status: 405, body: { code: "method_not_allowed" } });
  expect(reply.headers.get("allow")).toBe("POST, GET, HEAD");
});
