import { expect, test } from "vitest";
import { LIMITS } from "@/server/config/limits";
import { createPartner } from "@/server/modules/partners/create-partner";
import { createRestApp } from "@/server/rest/app";
import { createOwner } from "@/server/rest/testing/client";

const app = createRestApp();
const FORM = "application/x-www-form-urlencoded";

async function ask(path: string, body: string, headers: Record<string, string> = {}, clientAddress?: string) {
  const response = await app.fetch(
    new Request(`http://localhost:3000/api/v1${path}`, {
      method: "POST",
      body,
      headers: { "content-type": FORM, ...headers },
    }),
    { clientAddress },
  );
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, string>,
  };
}

async function makeClient(
  scopes: ("invoices:read" | "invoices:create")[] = ["invoices:read", "invoices:create"],
) {
  const owner = await createOwner();
  const { id, client_secret } = await createPartner(owner, { name: "Reseller", scopes });
  const basic = { authorization: `Basic ${Buffer.from(`${id}:${client_secret}`).toString("base64")}` };
  return { owner, id, client_secret, basic, form: `client_id=${id}&client_secret=${client_secret}` };
}

async function call(
  method: string,
  path: string,
  token: string,
  body?: string,
  headers: Record<string, string> = {},
) {
  const response = await app.fetch(
    new Request(`http://localhost:3000/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
      ...(body ? { body } : {}),
    }),
  );
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, string>,
  };
}

test("a client gets tokens by form, JSON and HTTP Basic, and uses the API with them", async () => {
  const { id, client_secret, basic, form } = await makeClient();
  const json = JSON.stringify({ grant_type: "client_credentials", client_id: id, client_secret });
  const replies = [
    await ask("/auth/token", `grant_type=client_credentials&${form}`),
    await ask("/auth/token", json, { "content-type": "application/json" }),
    await ask("/auth/token", "grant_type=client_credentials&scope=invoices%3Aread+invoices%3Acreate", basic),
  ];
  for (const { status, headers, body } of replies) {
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("access-control-allow-origin")).toBeNull();
    expect(body).toMatchObject({
      token_type: "Bearer",
      expires_in: 3600,
      scope: "invoices:read invoices:create",
    });
    expect((await call("GET", "/invoices", body.access_token ?? "")).status).toBe(200);
  }
  const { access_token = "", refresh_token } = replies[0]?.body ?? {};
  const created = await call("POST", "/invoices", access_token, '{"amount":"5.00"}', {
    "idempotency-key": "1",
  });
  expect(created.status).toBe(201);
  expect((await call("GET", "/balances", access_token)).status).toBe(403);
  const refreshed = await ask("/auth/refresh", `refresh_token=${refresh_token}`, basic);
  expect(refreshed.status).toBe(200);
  const again = await ask(
    "/auth/token",
    `grant_type=refresh_token&refresh_token=${refreshed.body.refresh_token}`,
    basic,
  );
  expect(again.status).toBe(200);
  expect(await ask("/auth/revoke", `token=${again.body.access_token}`, basic)).toMatchObject({
    status: 200,
    body: {},
  });
  expect(await call("GET", "/invoices", again.body.access_token ?? "")).toMatchObject({ status: 401 });
});

test("an idempotency key belongs to its partner", async () => {
  const [one, two] = [await makeClient(), await makeClient()];
  const post = async ({ basic }: typeof one) => {
    const { body } = await ask("/auth/token", "grant_type=client_credentials", basic);
    return call("POST", "/invoices", body.access_token ?? "", '{"amount":"5.00"}', {
      "idempotency-key": "same",
    });
  };
  const [first, replayed, foreign] = [await post(one), await post(one), await post(two)];
  expect(replayed.headers.get("idempotent-replayed")).toBe("true");
  expect(replayed.body.id).toBe(first.body.id);
  expect(foreign.body.id).not.toBe(first.body.id);
});

test.each([
  ["/auth/token", "grant_type=password", 400, "unsupported_grant_type"],
  ["/auth/token", "", 400, "invalid_request"],
  ["/auth/token", "grant_type=client_credentials&grant_type=client_credentials", 400, "invalid_request"],
  ["/auth/token", "grant_type=client_credentials&client_secret=x", 400, "invalid_request"],
  ["/auth/token", "grant_type=client_credentials&client_id=par_other", 400, "invalid_request"],
  ["/auth/token", "grant_type=client_credentials&scope=balances%3Aread", 400, "invalid_scope"],
  ["/auth/token", "grant_type=refresh_token", 400, "invalid_request"],
  ["/auth/refresh", "refresh_token=prt_test_unknown", 400, "invalid_grant"],
  ["/auth/refresh", "", 400, "invalid_request"],
  ["/auth/revoke", "", 400, "invalid_request"],
])("%s with %j is refused with %i %s", async (path, body, status, error) => {
  const { basic } = await makeClient();
  const reply = await ask(path, body, basic);
  expect(reply).toMatchObject({ status, body: { error, error_description: expect.any(String) } });
  expect(reply.headers.get("content-type")).toBe("application/json");
});

test.each([
  ["no client", {}],
  ["a bearer", { authorization: "Bearer x" }],
  ["an unknown client", { authorization: `Basic ${Buffer.from("par_x:y").toString("base64")}` }],
  ["half a client", { authorization: `Basic ${Buffer.from("par_x").toString("base64")}` }],
])("%s is an invalid client", async (_, headers) => {
  const reply = await ask("/auth/token", "grant_type=client_credentials", headers);
  expect(reply).toMatchObject({ status: 401, body: { error: "invalid_client" } });
  expect(reply.headers.get("www-authenticate")).toBe('Basic realm="Daric"');
});

test("a body of another type, broken JSON and too large a body are refused in the same form", async () => {
  const { basic } = await makeClient();
  const type = (type: string) => ({ ...basic, "content-type": type });
  expect(await ask("/auth/token", "x", type("text/plain"))).toMatchObject({
    status: 415,
    body: { error: "invalid_request" },
  });
  expect(await ask("/auth/token", "{", type("application/json"))).toMatchObject({
    status: 400,
    body: { error: "invalid_request" },
  });
  const large = await ask("/auth/token", "x".repeat(LIMITS.requestBodyBytes + 1), basic);
  expect(large).toMatchObject({ status: 413, body: { error: "invalid_request" } });
});

test("who asks for tokens too often has to wait; others do not", async () => {
  const { basic } = await makeClient();
  const from = (clientAddress: string) =>
    ask("/auth/token", "grant_type=client_credentials", basic, clientAddress);
  for (let n = 0; n < LIMITS.rateLimits.tokensPerMinute; n += 1) await from("198.51.100.1");
  const refused = await from("198.51.100.1");
  expect(refused).toMatchObject({ status: 429, body: { error: "temporarily_unavailable" } });
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await from("198.51.100.2")).status).toBe(200);
});

test("a partner's calls are counted like a key's", async () => {
  const { basic } = await makeClient();
  const { body } = await ask("/auth/token", "grant_type=client_credentials", basic);
  const reply = await call("GET", "/invoices", body.access_token ?? "");
  expect(reply.headers.get("ratelimit")).toMatch(/^"reads";r=\d+/);
});

test("the public keys are for anybody", async () => {
  const { basic } = await makeClient();
  await ask("/auth/token", "grant_type=client_credentials", basic);
  const response = await app.fetch(new Request("http://localhost:3000/api/v1/auth/jwks.json"));
  expect(response.status).toBe(200);
  const { keys } = (await response.json()) as { keys: object[] };
  expect(keys[0]).toMatchObject({ kty: "EC", crv: "P-256", alg: "ES256", use: "sig" });
  expect(keys.some((key) => "d" in key)).toBe(false);
});
