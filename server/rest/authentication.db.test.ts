import { expect, test } from "vitest";
import { fixedClock } from "@/server/core/clock";
import { db } from "@/server/db/client";
import { signRequest } from "@/server/auth/request-signature";
import { createApiKey } from "@/server/modules/api-keys/create-api-key";
import { revokeApiKey } from "@/server/modules/api-keys/revoke-api-key";
import { updateApiKey } from "@/server/modules/api-keys/update-api-key";
import { createRestApp } from "@/server/rest/app";
import { createClient, createOwner, send } from "@/server/rest/testing/client";

const UNKNOWN = `sk_test_${"0".repeat(43)}`;

test.each([
  ["no header", undefined],
  ["no scheme", UNKNOWN],
  ["another scheme", `Basic ${UNKNOWN}`],
  ["nothing after Bearer", "Bearer "],
  ["an unknown key", `Bearer ${UNKNOWN}`],
  ["a word", "Bearer hello"],
])("%s is unauthenticated", async (_, authorization) => {
  const reply = await send("GET", "/invoices", {
    headers: authorization === undefined ? {} : { authorization },
  });
  expect(reply).toMatchObject({ status: 401, body: { code: "unauthenticated", status: 401 } });
  expect(reply.headers.get("www-authenticate")).toBe("Bearer");
});

test("a revoked key is refused at once", async () => {
  const client = await createClient();
  expect((await client.request("GET", "/invoices")).status).toBe(200);
  const key = await db().apiKey.findFirstOrThrow({ where: { merchantId: client.merchantId } });
  await revokeApiKey(client.ctx, { id: key.id });
  expect(await client.request("GET", "/invoices")).toMatchObject({
    status: 401,
    body: { detail: "This API key is revoked" },
  });
});

test("a key ends with its time", async () => {
  const clock = fixedClock("2026-05-01T12:00:00Z");
  const owner = await createOwner("test", clock);
  const { secret } = await createApiKey(owner, { name: "short", expires_at: "2026-05-01T12:00:30.000Z" });
  const app = createRestApp(clock);
  const status = async () =>
    (
      await app.fetch(
        new Request("http://localhost/api/v1/invoices", { headers: { authorization: `Bearer ${secret}` } }),
      )
    ).status;
  expect(await status()).toBe(200);
  clock.advance(31_000);
  expect(await status()).toBe(401);
});

test("the secret of one mode does not open the other", async () => {
  const client = await createClient();
  const forged = client.secret.replace("sk_test_", "sk_live_");
  expect((await send("GET", "/invoices", { headers: { authorization: `Bearer ${forged}` } })).status).toBe(
    401,
  );
});

test("a live key sees nothing of test mode", async () => {
  const owner = await createOwner("test");
  const testClient = await createClient({ owner });
  const liveClient = await createClient({ owner: { ...owner, mode: "live" } });
  const { body: invoice } = await testClient.request("POST", "/invoices", { body: { amount: "5" } });
  expect((await liveClient.request("GET", `/invoices/${invoice.id}`)).status).toBe(404);
  expect((await liveClient.request("GET", "/invoices")).body.data).toEqual([]);
});

test("a live key may not use the helpers of test mode", async () => {
  const client = await createClient({ mode: "live" });
  expect((await client.request("POST", "/test_helpers/chain/mine", { body: {} })).status).toBe(403);
});

test("a key does what its scopes say and names what is missing", async () => {
  const client = await createClient({ scopes: ["invoices:read"] });
  expect((await client.request("GET", "/invoices")).status).toBe(200);
  const refused = await client.request("POST", "/invoices", { body: { amount: "5" } });
  expect(refused).toMatchObject({
    status: 403,
    body: { code: "forbidden", detail: "This needs the permission invoices:create" },
  });
});

test("a key that demands signatures takes signed requests alone", async () => {
  const { key, sign, ask } = await createSigned();
  const body = '{"amount":"5.00"}';
  const post = (signature?: string) => ask("POST", "/invoices", { body, signature });
  expect((await post(sign("POST", "/invoices", { body }))).status).toBe(201);
  for (const wrong of [
    undefined,
    sign("POST", "/invoices", { body: "{}" }),
    sign("POST", "/invoices?a=1", { body }),
    sign("POST", "/invoices", { body }, 1),
  ])
    expect(await post(wrong)).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
  const query = "/invoices?limit=1&order=asc";
  const headers = { authorization: `Bearer ${key.secret}`, "daric-signature": sign("GET", query) };
  expect((await send("GET", query, { headers })).status).toBe(200);
});

test("a recorded request can be repeated under no other key and with no other condition", async () => {
  const { sign, ask } = await createSigned();
  const body = '{"amount":"5.00"}';
  const signature = sign("POST", "/invoices", { body, idempotencyKey: "order-1" });
  const post = (headers: Record<string, string>) => ask("POST", "/invoices", { body, signature, headers });
  const first = await post({ "idempotency-key": "order-1" });
  expect(first.status).toBe(201);
  expect((await post({ "idempotency-key": "order-1" })).text).toBe(first.text);
  const refused = { status: 401, body: { code: "unauthenticated" } };
  expect(await post({})).toMatchObject(refused);
  for (const other of ["order-2", '"order-1"'])
    expect(await post({ "idempotency-key": other })).toMatchObject(refused);

  const path = `/invoices/${first.body.id}`;
  const change = '{"description":"Table 4"}';
  const conditional = sign("PATCH", path, { body: change, ifMatch: '"1"' });
  const patch = (headers: Record<string, string>) =>
    ask("PATCH", path, { body: change, signature: conditional, headers });
  expect(await patch({})).toMatchObject(refused);
  for (const other of ['"2"', "*"]) expect(await patch({ "if-match": other })).toMatchObject(refused);
  expect(await patch({ "if-match": '"1"' })).toMatchObject({ status: 200, body: { version: 2 } });
});

/** A key that demands signatures, what signs with it, and what sends with a signature. */
async function createSigned() {
  const key = await createApiKey(await createOwner(), { name: "signed", request_signing: "required" });
  const sign = (method: string, path: string, over: object = {}, seconds = Math.floor(Date.now() / 1000)) =>
    signRequest(
      key.signing_secret ?? "",
      { method, target: `/api/v1${path}`, idempotencyKey: "", ifMatch: "", body: "", ...over },
      seconds,
    );
  interface Sent {
    readonly body: string;
    readonly signature: string | undefined;
    readonly headers?: Record<string, string>;
  }
  const ask = (method: string, path: string, { body, signature, headers }: Sent) =>
    send(method, path, {
      body,
      headers: {
        authorization: `Bearer ${key.secret}`,
        ...(signature === undefined ? {} : { "daric-signature": signature }),
        ...headers,
      },
    });
  return { key, sign, ask };
}

test("a restricted key works from its networks alone, whatever it claims", async () => {
  const owner = await createOwner();
  const { secret } = await createApiKey(owner, { name: "office", allowed_addresses: ["203.0.113.0/24"] });
  const from = (clientAddress: string) =>
    send("GET", "/invoices", {
      clientAddress,
      headers: { authorization: `Bearer ${secret}`, "x-forwarded-for": "203.0.113.9" },
    });
  expect((await from("203.0.113.9")).status).toBe(200);
  expect(await from("198.51.100.1")).toMatchObject({ status: 403, body: { code: "forbidden" } });
});

test("a scope taken away is gone, also for what was read before", async () => {
  const owner = await createOwner();
  const client = await createClient({ owner });
  const { body: invoice } = await client.request("POST", "/invoices", { body: { amount: "5" } });
  expect((await client.request("GET", `/invoices/${invoice.id}`)).status).toBe(200);
  const key = await db().apiKey.findFirstOrThrow({ where: { merchantId: client.merchantId } });
  await updateApiKey(owner, { id: key.id, scopes: ["events:read"] });
  expect((await client.request("GET", `/invoices/${invoice.id}`)).status).toBe(403);
});
