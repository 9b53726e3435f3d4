import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, SignJWT } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { payerContext } from "@/server/auth/authorize";
import { API_KEY_SCOPES, type Permission } from "@/server/auth/permissions";
import { systemClock } from "@/server/core/clock";
import { ID_PREFIXES, type IdKind, newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import { credentialCache } from "@/server/db/credential-cache";
import { createApiKey } from "@/server/modules/api-keys/create-api-key";
import { revokeApiKey } from "@/server/modules/api-keys/revoke-api-key";
import { createPartner } from "@/server/modules/partners/create-partner";
import { issuePartnerToken } from "@/server/modules/partners/issue-partner-token";
import { revokePartnerToken } from "@/server/modules/partners/revoke-partner-token";
import { requestRecorder } from "@/server/rest/request-recorder";
import { createClient, send } from "@/server/rest/testing/client";
import { makeWorld, type World } from "@/server/rest/testing/world";
import { type Documented, documentedOperations, documentedScope } from "@/server/testing/api-fuzz/document";

const PROTECTED = documentedOperations.filter((operation) => documentedScope(operation) !== undefined);
const byName = (operations: readonly Documented[]) =>
  operations.map((operation) => [operation.operationId, operation] as const);

let world: World;

beforeAll(async () => {
  world = await makeWorld();
}, 60_000);

let asked = 0;

/** One request as the document describes it, to an object of the owner, from an address of its own. */
function ask(operation: Documented, credential: string | undefined, query: Record<string, string> = {}) {
  asked += 1;
  const required = (operation.parameters ?? []).filter(
    (parameter) => parameter.in === "query" && parameter.required,
  );
  const fields = new URLSearchParams({
    ...Object.fromEntries(required.map(({ name, schema }) => [name, schema.examples?.[0] ?? "x"])),
    ...query,
  });
  const path = operation.path.replace("/api/v1", "").replace("{id}", ownedId(operation));
  const body = operation.requestBody?.content["application/json"];
  return send(operation.method, fields.size > 0 ? `${path}?${fields}` : path, {
    ...(body ? { body: body.example ?? {} } : {}),
    headers: {
      "x-request-id": "same",
      "idempotency-key": `key-${asked}`,
      ...(credential === undefined ? {} : { authorization: `Bearer ${credential}` }),
    },
    clientAddress: `10.0.${asked >> 8}.${asked & 255}`,
  });
}

/** Of the kind that the path's example shows. */
function ownedId({ parameters = [] }: Documented): string {
  const example = parameters.find((parameter) => parameter.in === "path")?.schema.examples?.[0] ?? "";
  const kind = (Object.keys(ID_PREFIXES) as IdKind[]).find((key) =>
    example.startsWith(`${ID_PREFIXES[key]}_`),
  );
  return (kind && world.ids.get(kind)?.[0]) ?? "none";
}

/** Credentials that open nothing, each by its fault; and a token that is as good as ours, to see that the forger could. */
async function makeBadCredentials(): Promise<{ good: string; bad: Record<string, string | undefined> }> {
  const { ctx } = world.owner;
  const expired = await createApiKey(ctx, { name: "expired", expires_at: "2999-01-01T00:00:00.000Z" });
  await db().apiKey.update({ where: { id: expired.id }, data: { expiresAt: new Date("2026-01-01") } });
  const revoked = await createApiKey(ctx, { name: "revoked" });
  await revokeApiKey(ctx, { id: revoked.id });
  const partner = await createPartner(ctx, { name: "Reseller", scopes: [...API_KEY_SCOPES] });
  const client = { client_id: partner.id, client_secret: partner.client_secret };
  const anybody = payerContext("test", "req_1", systemClock);
  const { access_token: revokedToken } = await issuePartnerToken(anybody, client);
  await revokePartnerToken(anybody, { ...client, token: revokedToken });
  const { access_token: token } = await issuePartnerToken(anybody, client);

  const { kid = "" } = decodeProtectedHeader(token);
  const [ours, foreign] = await Promise.all(
    [1, 2].map(() => generateKeyPair("ES256", { extractable: true })),
  );
  if (!ours || !foreign) throw new Error("no keys");
  const publicKey = JSON.parse(JSON.stringify(await exportJWK(ours.publicKey)));
  await db().tokenSigningKey.update({ where: { id: kid }, data: { publicKey } });
  credentialCache().clear();
  const claims = decodeJwt(token);
  const sign = (over: object, { key = ours.privateKey, kid: named = kid } = {}) =>
    new SignJWT({ ...claims, ...over })
      .setProtectedHeader({ alg: "ES256", typ: "at+jwt", kid: named })
      .sign(key);
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return {
    good: await sign({}),
    bad: {
      none: undefined,
      "an unknown key": `sk_test_${"0".repeat(43)}`,
      "an expired key": expired.secret,
      "a revoked key": revoked.secret,
      "the key's twin of live mode": world.owner.secret.replace("sk_test_", "sk_live_"),
      "a revoked token": revokedToken,
      "an expired token": await sign({ exp: 1_700_000_000 }),
      "a token without a signature": `${encode({ alg: "none", typ: "at+jwt", kid })}.${encode(claims)}.`,
      "a token of another issuer": await sign({ iss: "https://elsewhere.example" }),
      "a token for another API": await sign({ aud: "https://elsewhere.example" }),
      "a token of a key that nobody has": await sign({}, { kid: newId("tokenSigningKey") }),
      "a token that somebody else signed": await sign({}, { key: foreign.privateKey }),
    },
  };
}

describe("credentials", () => {
  let credentials: Awaited<ReturnType<typeof makeBadCredentials>>;

  beforeAll(async () => {
    credentials = await makeBadCredentials();
  });

  test("the forger's tools make a token that would be taken", async () => {
    const list = PROTECTED.find(({ operationId }) => operationId === "listInvoices");
    expect(list && (await ask(list, credentials.good)).status).toBe(200);
  });

  test.each(byName(PROTECTED))("%s opens to none of those that are bad", async (_, operation) => {
    const refused: string[] = [];
    for (const [fault, credential] of Object.entries(credentials.bad)) {
      const { status, body, headers } = await ask(operation, credential);
      if (status === 401 && body.code === "unauthenticated" && headers.get("www-authenticate") === "Bearer")
        refused.push(fault);
    }
    expect(refused).toEqual(Object.keys(credentials.bad));
  });
});

describe("scopes", () => {
  const secrets = new Map<string, string>();
  const every = [...API_KEY_SCOPES];

  beforeAll(async () => {
    for (const scope of every) {
      const { ctx } = world.owner;
      const without = every.filter((other) => other !== scope);
      secrets.set(`all but ${scope}`, (await createApiKey(ctx, { name: scope, scopes: without })).secret);
    }
  });

  test.each(byName(PROTECTED))(
    "%s refuses a key that lacks only its documented scope",
    async (_, operation) => {
      const scope = documentedScope(operation) ?? "";
      expect(await ask(operation, secrets.get(`all but ${scope}`))).toMatchObject({
        status: 403,
        body: { code: "forbidden", detail: `This needs the permission ${scope}` },
      });
    },
  );

  test.each(byName(PROTECTED))(
    "%s takes a key with its documented scopes and no other",
    async (_, operation) => {
      const also = /Also needs `([\w:]+)`/.exec(operation.description ?? "")?.[1];
      const scopes = [documentedScope(operation), also].filter((scope) => scope !== undefined);
      const owner = { ...world.owner.ctx };
      const key = await createApiKey(owner, { name: "narrow", scopes: scopes as Permission[] });
      const { status } = await ask(operation, key.secret);
      await revokeApiKey(owner, { id: key.id });
      expect([401, 403]).not.toContain(status);
    },
  );
});

const TEXT_FILTERS = documentedOperations.flatMap((operation) =>
  (operation.parameters ?? [])
    .filter((parameter) => parameter.in === "query" && [parameter.schema.type].flat().includes("string"))
    .map(({ name }) => [`${operation.operationId}?${name}`, operation, name] as const),
);

test.each(TEXT_FILTERS)("%s takes SQL for text", async (_, operation, name) => {
  const newcomer = await createClient();
  const shown: string[] = [];
  for (const text of [
    "' OR '1'='1",
    "x') OR 1=1 --",
    "\\'; SELECT pg_sleep(20); --",
    "%' UNION SELECT 1 --",
  ]) {
    const reply = await ask(operation, newcomer.secret, { [name]: text });
    expect([200, 400, 404]).toContain(reply.status);
    if (reply.status === 200) shown.push(reply.text);
  }
  for (const id of [...world.ids.values()].flat()) expect(shown.join()).not.toContain(id);
});

const ELSEWHERE = [
  "javascript:alert(1)",
  "JavaScript:alert(1)",
  " javascript:alert(1)",
  "java\tscript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:x",
  "file:///etc/passwd",
  "//evil.example",
  "/\\evil.example",
  "/path",
  "evil.example",
  "http://evil.example",
  "https://",
  "https://shop.example@evil.example",
];

test.each(ELSEWHERE)("the customer is never sent to %j", async (url) => {
  const { request } = world.owner;
  const invoice = await request("POST", "/invoices", { body: { amount: "5" } });
  for (const field of ["success_url", "cancel_url"]) {
    const refused = { status: 400, body: { errors: [{ path: field }] } };
    const body = { [field]: url };
    expect(await request("POST", "/invoices", { body: { amount: "5", ...body } })).toMatchObject(refused);
    expect(await request("PATCH", `/invoices/${invoice.body.id}`, { body })).toMatchObject(refused);
    expect(await request("POST", "/payment_links", { body: { amount: "5", ...body } })).toMatchObject({
      status: 400,
    });
  }
});

test("script text in any text field is data: it comes back as it was sent, and never as a page", async () => {
  const text = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>`;
  const { request } = world.owner;
  const metadata = { [text.slice(0, 40)]: text };
  const invoice = await request("POST", "/invoices", {
    body: {
      order_id: text,
      description: text,
      metadata,
      line_items: [{ description: text, quantity: 1, unit_amount: "5" }],
      customer: { email: "eve@example.com", name: text },
    },
  });
  expect(invoice).toMatchObject({
    status: 201,
    body: { order_id: text, description: text, metadata, line_items: [{ description: text }] },
  });
  const customer = await request("GET", `/customers/${String(invoice.body.customer_id)}`);
  expect(customer.body).toMatchObject({ name: text });
  const note = await request("POST", `/invoices/${invoice.body.id}/notes`, { body: { body: text } });
  expect(note.body).toMatchObject({ body: text });
  const shown = await send("GET", `/public/invoice/${invoice.body.id}`);
  for (const reply of [invoice, customer, note, shown]) {
    expect(reply.headers.get("content-type")).toBe("application/json");
    expect(reply.headers.get("x-content-type-options")).toBe("nosniff");
    expect(reply.headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'");
  }
});

test("no secret is in the request log, wherever it was sent or answered", async () => {
  const { owner } = world;
  const made = await owner.request("POST", "/webhook_endpoints", { body: { url: "http://127.0.0.1:9/z" } });
  const rotate = `/webhook_endpoints/${made.body.id}/rotate_secret`;
  const rotated = await owner.request("POST", rotate);
  const kept = await owner.request("POST", rotate, { headers: { "idempotency-key": "rotation" } });
  const partner = await createPartner(owner.ctx, { name: "Careless", scopes: ["invoices:read"] });
  const signed = await createApiKey(owner.ctx, { name: "signed", request_signing: "optional" });
  const secrets = [
    owner.secret,
    partner.client_secret,
    signed.secret,
    signed.signing_secret ?? "",
    ...[made, rotated, kept].map(({ body }) => String(body.secret)),
  ];
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(20);
    await owner.request("POST", "/invoices", { body: { amount: "5", metadata: { note: `see ${secret}` } } });
    await owner.request("GET", `/invoices?order_id=${encodeURIComponent(secret)}`);
    await owner.request("GET", "/invoices", { headers: { "idempotency-key": secret, "user-agent": secret } });
  }
  await requestRecorder().flush();
  const rows = await db().requestLog.findMany({ where: { merchantId: owner.merchantId } });
  expect(rows.length).toBeGreaterThan(secrets.length);
  // The rows hold sealed bodies: the API shows them in the clear.
  const shown = await Promise.all(rows.map(({ id }) => owner.request("GET", `/request_logs/${id}`)));
  const log = JSON.stringify(rows) + shown.map(({ text }) => text).join("\n");
  expect(log).toContain("[redacted]");
  for (const secret of secrets) expect(log).not.toContain(secret);
});
