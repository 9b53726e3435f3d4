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
  const owner = await createOwner();
  const key = await createApiKey(owner, { name: "signed", request_signing: "required" });
  const body = '{"amount":"5.00"}';
  const target = "/api/v1/invoices";
  const sign = (over: object = {}, seconds = Math.floor(Date.now() / 1000)) =>
    signRequest(key.signing_secret ?? "", { method: "POST", target, body, ...over }, seconds);
  const post = (signature?: string) =>
    send("POST", "/invoices", {
      body,
      headers: {
        authorization: `Bearer ${key.secret}`,
        ...(signature ? { "daric-signature": signature } : {}),
      },
    });
  expect((await post(sign())).status).toBe(201);
  for (const wrong of [undefined, sign({ body: "{}" }), sign({ target: `${target}?a=1` }), sign({}, 1)])
    expect(await post(wrong)).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
  const query = "/invoices?limit=1&order=asc";
  const signature = sign({ method: "GET", target: `/api/v1${query}`, body: "" });
  const headers = { authorization: `Bearer ${key.secret}`, "daric-signature": signature };
  expect((await send("GET", query, { headers })).status).toBe(200);
});

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
