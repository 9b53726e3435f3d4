import { expect, onTestFinished, test, vi } from "vitest";
import { createApiKey } from "@/server/modules/api-keys/create-api-key";
import { createPartner } from "@/server/modules/partners/create-partner";
import { createRestApp } from "@/server/rest/app";
import { createClient, createOwner } from "@/server/rest/testing/client";
import { Daric, DaricApiError, DaricConnectionError, type DaricOptions } from "./daric";

const app = createRestApp();
const baseUrl = "http://localhost:3000";

type Answer = (request: Request, answerFor: (request: Request) => Promise<Response>) => Promise<Response>;

/** The real API behind a wire that may be faulty: each fault answers one request, then all is well. */
function wire(...faults: readonly Answer[]) {
  const left = [...faults];
  const requests: Request[] = [];
  const answerFor = async (request: Request) => app.fetch(request);
  const send: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    requests.push(request.clone());
    return (left.shift() ?? ((asked) => answerFor(asked)))(request, answerFor);
  };
  return { fetch: send, requests };
}

const lostBefore: Answer = () => Promise.reject(new TypeError("fetch failed"));
const lostAfter: Answer = async (request, answerFor) => {
  await answerFor(request);
  throw new TypeError("terminated");
};
const refused =
  (status: number, code: string): Answer =>
  () =>
    Promise.resolve(
      Response.json({ code, detail: "Not now", status }, { status, headers: { "retry-after": "0" } }),
    );

async function connect(faults: readonly Answer[] = [], options: Partial<DaricOptions> = {}) {
  const { secret, ctx } = await createClient();
  const { fetch, requests } = wire(...faults);
  return { ctx, requests, daric: new Daric({ apiKey: secret, baseUrl, fetch, ...options }) };
}

async function failure(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (error: unknown) => error,
  );
}

test("an invoice is created, read, changed and cancelled", async () => {
  const { daric } = await connect();
  const created = await daric.invoices.create({ amount: "12.50", metadata: { cart: "c_1" } });
  expect(created).toMatchObject({ object: "invoice", status: "pending", amount: "12.50" });
  const changed = await daric.invoices.update(
    created.id,
    { description: "Tea" },
    { ifMatch: created.version },
  );
  expect(changed.description).toBe("Tea");
  const read = await daric.invoices.get(created.id, { expand: "payments" });
  expect(read).toMatchObject({ description: "Tea", payments: [] });
  expect((await daric.invoices.cancel(created.id)).status).toBe("cancelled");
  expect((await daric.publicInvoice.get(created.id)).status).toBe("cancelled");
});

test("a list is walked to its end, page by page", async () => {
  const { daric, requests } = await connect();
  const ids: string[] = [];
  for (let index = 0; index < 5; index += 1)
    ids.push((await daric.invoices.create({ amount: `${index + 1}` })).id);
  requests.length = 0;
  const seen: string[] = [];
  for await (const { id } of daric.invoices.listAll({ limit: 2, order: "asc" })) seen.push(id);
  expect(seen).toEqual(ids);
  expect(requests).toHaveLength(3);

  // The feed ends before the oldest transaction of the whole PostgreSQL, which the other test files use too.
  await vi.waitFor(
    async () => {
      const types: string[] = [];
      for await (const { type } of daric.events.listAll({ limit: 2, types: ["invoice.created"] }))
        types.push(type);
      expect(types).toEqual(Array.from({ length: 5 }, () => "invoice.created"));
    },
    { timeout: 10_000, interval: 20 },
  );
});

test("a walk that stops early asks for no more", async () => {
  const { daric, requests } = await connect();
  for (let index = 0; index < 3; index += 1) await daric.invoices.create({ amount: "1" });
  requests.length = 0;
  for await (const invoice of daric.invoices.listAll({ limit: 1 })) if (invoice.amount === "1.00") break;
  expect(requests).toHaveLength(1);
});

test("a POST whose answers are lost has one effect", async () => {
  const { daric, requests } = await connect([lostBefore, refused(503, "unavailable"), lostAfter]);
  const created = await daric.invoices.create({ amount: "3" });
  const keys = new Set(requests.map(({ headers }) => headers.get("idempotency-key")));
  expect(requests).toHaveLength(4);
  expect(keys.size).toBe(1);
  expect((await daric.invoices.list()).data.map(({ id }) => id)).toEqual([created.id]);
  await daric.invoices.create({ amount: "3" });
  expect(requests.at(-1)?.headers.get("idempotency-key")).not.toBe([...keys][0]);
});

test("a key of the caller's own repeats the first answer", async () => {
  const { daric } = await connect();
  const options = { idempotencyKey: "order-7" };
  const [first, second] = [
    await daric.invoices.create({ amount: "3" }, options),
    await daric.invoices.create({ amount: "3" }, options),
  ];
  expect(second).toEqual(first);
  expect(await failure(daric.invoices.create({ amount: "4" }, options))).toMatchObject({
    status: 422,
    code: "idempotency_key_reused",
  });
});

test("what would happen twice is not sent twice", async () => {
  const { daric, requests } = await connect([lostBefore]);
  const error = await failure(daric.testHelpers.payInvoice("inv_01jd3k7v5q8x2m4n6p9r0s1t2v"));
  expect(error).toBeInstanceOf(DaricConnectionError);
  expect((error as Error).cause).toBeInstanceOf(TypeError);
  expect(requests).toHaveLength(1);
});

test("429 and a request in flight are waited for; other refusals are thrown at once", async () => {
  const { daric, requests } = await connect([
    refused(429, "rate_limited"),
    refused(409, "request_in_flight"),
  ]);
  const { id } = await daric.invoices.create({ amount: "3" });
  expect(requests).toHaveLength(3);
  await daric.invoices.cancel(id);
  expect(await failure(daric.invoices.cancel(id))).toMatchObject({ status: 409, code: "invalid_state" });
  expect(requests).toHaveLength(5);
});

test("retries end", async () => {
  const { daric, requests } = await connect([lostBefore, lostBefore, lostBefore], { maxRetries: 1 });
  expect(await failure(daric.balances.get())).toBeInstanceOf(DaricConnectionError);
  expect(requests).toHaveLength(2);
});

test("a refusal tells its status, code, fields and request id", async () => {
  const { daric } = await connect();
  const error = await failure(
    daric.invoices.create({ amount: "-1", currency: "USDT" }, { requestId: "req_of_mine" }),
  );
  expect(error).toBeInstanceOf(DaricApiError);
  expect(error).toMatchObject({
    name: "DaricApiError",
    status: 400,
    code: "validation_failed",
    requestId: "req_of_mine",
    errors: [{ path: "amount" }],
  });
  expect(await failure(daric.invoices.get("inv_01jd3k7v5q8x2m4n6p9r0s1t2v"))).toMatchObject({
    status: 404,
    code: "not_found",
  });
});

test("an answer of something in between is an error of its status", async () => {
  const { daric } = await connect([() => Promise.resolve(new Response("<html>", { status: 403 }))]);
  expect(await failure(daric.balances.get())).toMatchObject({ status: 403, code: "unknown", errors: [] });
});

test("a server that stalls is given up, and a caller's signal ends all of it", async () => {
  const stalled: Answer = ({ signal }) =>
    new Promise((_, reject) => {
      if (signal.aborted) reject(signal.reason as Error);
      signal.addEventListener("abort", () => reject(signal.reason as Error));
    });
  const { daric } = await connect([stalled, stalled], { maxRetries: 0, timeout: 20 });
  expect(await failure(daric.balances.get())).toMatchObject({ cause: { name: "TimeoutError" } });
  const giveUp = new AbortController();
  const call = failure(daric.balances.get({ signal: giveUp.signal, timeout: 30_000 }));
  giveUp.abort();
  expect(await call).toMatchObject({ name: "AbortError" });
});

test("an id that is missing, or leads elsewhere, never becomes another operation", async () => {
  const { daric, requests } = await connect();
  for (const id of ["", ".", ".."]) expect(await failure(daric.invoices.get(id))).toBeInstanceOf(TypeError);
  expect(requests).toHaveLength(0);
});

test("requests are signed for a key that demands it", async () => {
  const key = await createApiKey(await createOwner(), { name: "signed", request_signing: "required" });
  const { fetch } = wire();
  const signing = { apiKey: key.secret, signingSecret: key.signing_secret ?? "", baseUrl, fetch };
  const daric = new Daric(signing);
  const order = { amount: "1", description: "Zwölf ☕" };
  const { id } = await daric.invoices.create(order, { idempotencyKey: " order 1 " });
  expect((await daric.invoices.create(order, { idempotencyKey: "order 1" })).id).toBe(id);
  expect((await daric.invoices.update(id, { metadata: { table: "4" } }, { ifMatch: 1 })).version).toBe(2);
  expect((await daric.invoices.list({ limit: 1, query: "Zwölf ☕" })).data[0]?.id).toBe(id);
  const unsigned = new Daric({ apiKey: key.secret, baseUrl, fetch });
  expect(await failure(unsigned.balances.get())).toMatchObject({ status: 401, code: "unauthenticated" });
});

test("a partner's token is fetched once for all calls, and again when it was revoked", async () => {
  const partner = await createPartner(await createOwner(), {
    name: "Reseller",
    scopes: ["invoices:read", "invoices:create"],
  });
  const { fetch, requests } = wire();
  const credentials = { clientId: partner.id, clientSecret: partner.client_secret };
  const daric = new Daric({ ...credentials, baseUrl, fetch });
  await Promise.all([daric.invoices.list(), daric.invoices.create({ amount: "1" })]);
  const tokenRequests = () => requests.filter(({ url }) => url.endsWith("/auth/token"));
  expect(tokenRequests()).toHaveLength(1);

  const token = requests.at(-1)?.headers.get("authorization")?.slice("Bearer ".length) ?? "";
  await daric.authentication.revokeToken({
    token,
    client_id: partner.id,
    client_secret: partner.client_secret,
  });
  expect((await daric.invoices.list()).data).toHaveLength(1);
  expect(tokenRequests()).toHaveLength(2);

  const wrong = new Daric({ ...credentials, clientSecret: "pcs_wrong", baseUrl, fetch });
  expect(await failure(wrong.invoices.list())).toMatchObject({ status: 401, code: "invalid_client" });
});

test("the stream of a public invoice is handed out as it begins", async () => {
  const { daric } = await connect();
  const { id } = await daric.invoices.create({ amount: "1" });
  const response = await daric.publicInvoice.stream(id);
  onTestFinished(() => response.body?.cancel());
  expect(response.headers.get("content-type")).toContain("text/event-stream");
});

test("it does not start in a page", async () => {
  const page = globalThis as { document?: unknown };
  page.document = {};
  onTestFinished(() => void delete page.document);
  await expect(connect()).rejects.toThrow(/on your server/);
});
