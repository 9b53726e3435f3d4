import { Client } from "pg";
import { expect, test } from "vitest";
import { authorizedMerchantId } from "@/server/auth/authorize";
import { env } from "@/server/config/env";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { parseKeyRing, unseal } from "@/server/db/secret-box";
import { SEALED_COLUMNS, type SealedPurpose } from "@/server/db/sealed-columns";
import { createApiKey } from "@/server/modules/api-keys/create-api-key";
import { rollApiKey } from "@/server/modules/api-keys/roll-api-key";
import { createCustomer } from "@/server/modules/customers/create-customer";
import { answerOnce } from "@/server/modules/idempotency-keys/answer-once";
import { requestMail } from "@/server/modules/mail/request-mail";
import { createMerchant } from "@/server/modules/merchants/create-merchant";
import { createPartner } from "@/server/modules/partners/create-partner";
import { issuePartnerToken } from "@/server/modules/partners/issue-partner-token";
import { recordRequests } from "@/server/modules/request-logs/record-requests";
import { createSavedView } from "@/server/modules/saved-views/create-saved-view";
import { beginSecondFactor } from "@/server/modules/second-factors/begin-second-factor";
import { createUser } from "@/server/modules/users/create-user";
import { createWebhookEndpoint } from "@/server/modules/webhooks/create-webhook-endpoint";
import { rotateWebhookSecret } from "@/server/modules/webhooks/rotate-webhook-secret";
import { createOwner } from "@/server/rest/testing/client";
import { reEncrypt } from "@/server/scripts/re-encrypt";
import { makeSystem } from "@/server/testing/factories";

const NEXT = `next:${Buffer.alloc(32, "n").toString("base64")}`;
const url = () => env().DATABASE_URL;
const rotated = () => parseKeyRing(`${NEXT},${env().DARIC_ENCRYPTION_KEYS}`);
const onlyNext = parseKeyRing(NEXT);

async function run(ring = rotated(), options: { check?: boolean } = {}) {
  const lines: string[] = [];
  const done = await reEncrypt(url(), ring, { log: (line) => lines.push(line), pause: 20, ...options });
  return { done, lines, text: lines.join("\n") };
}

async function answer(ctx: Context, id: string, body: string, inClear: boolean) {
  await answerOnce(ctx, {
    id,
    fingerprint: id,
    inClear,
    answer: async () => ({ status: 200, body }),
    refuse: () => ({ status: 400, body: "{}" }),
  });
}

/** Something in every sealed column, by the product's own verbs. */
async function fill(): Promise<{ owner: Context; endpointId: string; secret: string }> {
  const system = makeSystem();
  const user = await createUser(system, {
    email: "owner@example.com",
    name: "Owner",
    password: "a long enough secret",
  });
  const { id: merchantId } = await createMerchant(system, { name: "Shop", owner_user_id: user.id });
  const member = await db().member.findFirstOrThrow({ where: { merchantId } });
  const owner: Context = {
    ...(await createOwner()),
    merchantId: authorizedMerchantId(merchantId),
    actor: { type: "user", userId: user.id, memberId: member.id, role: "owner", email: user.email },
  };
  const key = await createApiKey(owner, { name: "x", request_signing: "optional" });
  await rollApiKey(owner, { id: key.id, overlap_seconds: 3600 });
  await createCustomer(owner, { email: "ada@example.com" });
  await answer(owner, "sealed", '{"secret":"whsec"}', false);
  await answer(owner, "clear", '{"id":"inv_1"}', true);
  await requestMail(system, {
    kind: "invitation",
    to: "ada@example.com",
    content: { subject: "Hello", heading: "Hello", paragraphs: ["Hello"] },
  });
  const request = {
    merchantId: owner.merchantId ?? "",
    mode: "test",
    clientId: key.id,
    requestId: "req_1",
    method: "POST",
    path: "/api/v1/customers",
    route: "/customers",
    status: 201,
    errorCode: null,
    durationMs: 1,
    idempotencyKey: null,
    clientAddress: null,
    userAgent: null,
    requestBody: '{"email":"ada@example.com"}',
    responseBody: '{"id":"cus_1"}',
    at: owner.clock.now(),
    answerKeyId: null,
  } as const;
  // More than fit into one batch.
  await recordRequests(
    system,
    Array.from({ length: 450 }, (_, index) => ({
      ...request,
      requestId: `req_${index}`,
      responseBody: `{"n":${index}}`,
    })),
  );
  await createSavedView(owner, { list: "invoices", name: "Late", query: "status=expired" });
  await beginSecondFactor(owner);
  const partner = await createPartner(owner, { name: "Reseller", scopes: ["invoices:read"] });
  await issuePartnerToken(owner, { client_id: partner.id, client_secret: partner.client_secret });
  const endpoint = await createWebhookEndpoint(owner, {
    url: "https://shop.example.com/hooks",
    events: ["*"],
  });
  const { secret } = await rotateWebhookSecret(owner, { id: endpoint.id });
  return { owner, endpointId: endpoint.id, secret };
}

/** Every value of every text column of the database that begins as if the key had sealed it. */
async function valuesUnder(key: string): Promise<string[]> {
  const columns = await db().$queryRaw<{ place: string; table_name: string; column_name: string }[]>`
    SELECT table_name || '.' || column_name AS place, table_name, column_name FROM information_schema.columns
    WHERE table_schema = 'public' AND data_type IN ('text', 'character varying')`;
  const found = await Promise.all(
    columns.map(async ({ place, table_name: table, column_name: column }) => {
      const [row] = await db().$queryRawUnsafe<{ count: bigint }[]>(
        `SELECT count(*) FROM "${table}" WHERE "${column}" ~ '^${key}[.][A-Za-z0-9+/]{38,}=*$'`,
      );
      return row && row.count > 0n ? [place] : [];
    }),
  );
  return found.flat().toSorted();
}

const covered = Object.entries(SEALED_COLUMNS).flatMap(([purpose, { table, id, columns }]) =>
  columns.map((column) => ({ purpose: purpose as SealedPurpose, table, id, column })),
);
const places = covered.map(({ table, column }) => `${table}.${column}`).toSorted();

test("everything moves to the first key and opens with it alone; what is in the clear stays", async () => {
  const { endpointId, secret } = await fill();
  expect(await valuesUnder("test")).toEqual(places);

  const counted = await run(rotated(), { check: true });
  expect(counted.done).toBe(false);
  expect(counted.text).toContain("request_logs.request_body: 450 under test");
  expect(counted.text).toContain("It must stay");
  expect(await db().auditEntry.count({ where: { action: "encryption_key.re_encrypt" } })).toBe(0);

  const { done, text } = await run();
  expect(done).toBe(true);
  expect(text).toContain("request_logs.request_body: 450 re-encrypted");
  expect(text).toContain("Key test: nothing. It may leave DARIC_ENCRYPTION_KEYS.");
  expect(await valuesUnder("test")).toEqual([]);
  expect(await valuesUnder("next")).toEqual(places);
  for (const { purpose, table, id, column } of covered) {
    const rows = await db().$queryRawUnsafe<{ id: string; sealed: string }[]>(
      `SELECT ${id} AS id, ${column} AS sealed FROM ${table} WHERE left(${column}, 1) <> '{'`,
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { sealed } of rows) expect(unseal(sealed, purpose, onlyNext)).not.toBe("");
  }
  const endpoint = await db().webhookEndpoint.findUniqueOrThrow({ where: { id: endpointId } });
  expect(unseal(endpoint.secret, "webhook_endpoints.secret", onlyNext)).toBe(secret);
  expect(await db().idempotencyKey.findUniqueOrThrow({ where: { id: "clear" } })).toMatchObject({
    body: '{"id":"inv_1"}',
  });
  expect(await db().auditEntry.findFirst({ where: { action: "encryption_key.re_encrypt" } })).toMatchObject({
    actor: { type: "system", job: "re-encrypt" },
    targetId: "next",
    before: { test: expect.any(Number) },
    merchantId: null,
  });

  expect(await run(onlyNext, { check: true })).toMatchObject({ done: true });
  expect(await run()).toMatchObject({ done: true });
  expect(await db().auditEntry.count({ where: { action: "encryption_key.re_encrypt" } })).toBe(1);
});

test("what does not open is named without its contents and stays as it was, and the rest moves", async () => {
  const good = await createOwner();
  const bad = await createOwner();
  const unknown = await createOwner();
  const customers = await Promise.all(
    [good, bad, unknown].map((ctx) => createCustomer(ctx, { email: "ada@example.com" })),
  );
  const [, badId = "", unknownId = ""] = customers.map(({ id }) => id);
  const broken = `test.${Buffer.alloc(60, "x").toString("base64")}`;
  await db().customer.update({ where: { id: badId }, data: { personal: broken } });
  await db().customer.update({ where: { id: unknownId }, data: { personal: "Ada Lovelace" } });

  const { done, text } = await run();
  expect(done).toBe(false);
  expect(text).toContain(`cannot be opened: customers.personal of ${badId}`);
  expect(text).toContain(`cannot be opened: customers.personal of ${unknownId}`);
  expect(text).toContain("customers.personal: 1 re-encrypted");
  expect(text).toContain("Key test: 1 values. It must stay");
  for (const word of ["Ada", broken.slice(5)]) expect(text).not.toContain(word);
  expect((await db().customer.findUniqueOrThrow({ where: { id: badId } })).personal).toBe(broken);

  const without = await run(onlyNext, { check: true });
  expect(without.done).toBe(false);
  expect(without.text).toContain("Key test: 1 values, and it is missing from DARIC_ENCRYPTION_KEYS.");
  await db().customer.deleteMany({ where: { id: { in: [badId, unknownId] } } });
});

test("a row that somebody is changing is left alone until they are done, and their change stays", async () => {
  const owner = await createOwner();
  const { id } = await createWebhookEndpoint(owner, { url: "https://shop.example.com/hooks", events: ["*"] });
  const { secret: other } = await db().webhookEndpoint.findUniqueOrThrow({
    where: {
      id: (await createWebhookEndpoint(owner, { url: "https://shop.example.com/2", events: ["*"] })).id,
    },
  });
  const somebody = new Client({ connectionString: url() });
  await somebody.connect();
  await somebody.query("BEGIN");
  await somebody.query("UPDATE webhook_endpoints SET secret = $2 WHERE id = $1", [id, other]);
  // It waits for nobody.
  const beside = await run();
  expect(beside.done).toBe(false);
  expect(beside.text).toContain("webhook_endpoints.secret: 1 re-encrypted");
  await somebody.query("COMMIT");
  await somebody.end();
  const together = await Promise.all([run(), run()]);
  expect(together.map(({ done }) => done)).toContain(true);
  const { secret } = await db().webhookEndpoint.findUniqueOrThrow({ where: { id } });
  expect(unseal(secret, "webhook_endpoints.secret", onlyNext)).toBe(
    unseal(other, "webhook_endpoints.secret"),
  );
});
