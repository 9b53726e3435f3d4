import { beforeAll, expect, test, vi } from "vitest";
import { ID_PREFIXES, type IdKind } from "@/server/core/ids";
import { OPERATIONS } from "@/server/rest/operations";
import { requestRecorder } from "@/server/rest/request-recorder";
import { type ApiClient, createClient } from "@/server/rest/testing/client";

const WITH_ID = OPERATIONS.filter(
  (operation) => operation.access !== "public" && operation.params !== undefined,
);
const LISTS = OPERATIONS.filter(
  (operation) =>
    operation.method === "get" && operation.access !== "public" && operation.params === undefined,
);

let owner: ApiClient;
let stranger: ApiClient;
let newcomer: ApiClient;
/** An object of the owner of each kind, where one can be made through the API alone. */
const owned = new Map<IdKind, string>();

beforeAll(async () => {
  [owner, stranger, newcomer] = await Promise.all([createClient(), createClient(), createClient()]);
  const invoice = await owner.request("POST", "/invoices", { body: { amount: "5" } });
  const endpoint = await owner.request("POST", "/webhook_endpoints", {
    body: { url: "http://127.0.0.1:9/hook" },
  });
  const delivery = await owner.request("POST", `/webhook_endpoints/${endpoint.body.id}/test`);
  const eventId = await firstEventId();
  owned
    .set("invoice", invoice.body.id)
    .set("webhookEndpoint", endpoint.body.id)
    .set("webhookDelivery", delivery.body.id);
  const customer = await owner.request("POST", "/customers", { body: { email: "ada@example.com" } });
  owned.set("event", eventId).set("customer", customer.body.id);
  const link = await owner.request("POST", "/payment_links", { body: { amount: "5" } });
  owned.set("paymentLink", link.body.id);
  await requestRecorder().flush();
  owned.set("requestLog", (await owner.request("GET", "/request_logs")).body.data[0]?.id ?? "");
});

/** The feed shows an event once no older transaction of the whole server is under way, so it can take a moment. */
async function firstEventId(): Promise<string> {
  const events = await vi.waitFor(
    async () => {
      const reply = await owner.request("GET", "/events");
      expect(reply.body.data).not.toHaveLength(0);
      return reply;
    },
    { timeout: 20_000, interval: 50 },
  );
  return events.body.data[0]?.id ?? "";
}

/** An id of the same shape that nobody has. */
function unknown(id: string): string {
  return id.replace(/.{6}$/, "000000");
}

/** What operations cannot do without. */
const BODIES: Readonly<Record<string, object>> = {
  markInvoicePaid: { reason: "test", proof: "test" },
  attachTransaction: { tx_id: "a".repeat(64) },
  addInvoiceNote: { body: "test" },
  recoverWebhookEndpoint: { since: "2026-01-01T00:00:00.000Z" },
  assignUnmatchedDeposit: { invoice_id: "inv_01jd3k7v5q8x2m4n6p9r0s1t2v", reason: "test" },
  keepInvoiceSurplus: { reason: "test" },
  keepUnmatchedDeposit: { reason: "test" },
  requestUnmatchedRefund: { address: "TUEZSdKsoDHQMeZwihtdoBiN46zxhGWYdH", reason: "test" },
};

test.each(WITH_ID.map((operation) => [operation.operationId, operation] as const))(
  "%s answers a foreign id exactly as an unknown one",
  async (_, operation) => {
    const kind = operation.params?.id;
    const foreign =
      (kind && owned.get(kind)) ?? `${ID_PREFIXES[kind ?? "invoice"]}_01jd3k7v5q8x2m4n6p9r0s1t2v`;
    const ask = async (id: string) => {
      const reply = await stranger.request(
        operation.method.toUpperCase(),
        operation.path.replace("{id}", id),
        {
          headers: { "x-request-id": "same", "idempotency-key": id },
          body: BODIES[operation.operationId],
        },
      );
      // Each of the two is counted.
      const headers = [...reply.headers].filter(([name]) => name !== "ratelimit");
      return { status: reply.status, headers, text: reply.text.replaceAll(id, "ID") };
    };
    const answer = await ask(foreign);
    expect(answer.status).toBe(404);
    expect(answer).toEqual(await ask(unknown(foreign)));
  },
);

test.each(LISTS.map((operation) => [operation.operationId, operation] as const))(
  "%s shows a stranger nothing, and the owner what its schema says",
  async (_, operation) => {
    const own = await owner.request("GET", operation.path);
    expect(own.status).toBe(200);
    if ("answer" in operation) operation.answer.parse(own.body);
    // One that has never asked for these ids: its own request log would name them.
    const foreign = await newcomer.request("GET", operation.path);
    for (const id of owned.values()) expect(foreign.text).not.toContain(id);
  },
);

/** Kinds that come to be by a payment on a chain alone: their routes are asked with an id of nobody. */
const NOT_MADE_HERE: readonly IdKind[] = ["payment", "settlement"];

test("every kind that a route takes is made here, or is known not to be", () => {
  const kinds = new Set(WITH_ID.flatMap(({ params }) => Object.values<IdKind>(params ?? {})));
  expect([...kinds].filter((kind) => !owned.has(kind)).toSorted()).toEqual(NOT_MADE_HERE);
});

/** What can be read by its id, of what was made here. */
const READABLE = WITH_ID.filter(
  ({ method, path, params }) =>
    method === "get" && path.endsWith("/{id}") && !NOT_MADE_HERE.includes(params?.id ?? "payment"),
).map(({ params }) => params?.id ?? "invoice");

test.each(READABLE)("the owner's %s is what its schema says", async (kind) => {
  const operation = OPERATIONS.find(
    ({ method, params, path }) =>
      method === "get" && params?.id === kind && path.endsWith("{id}") && !path.startsWith("/public"),
  );
  const reply = await owner.request("GET", operation?.path.replace("{id}", owned.get(kind) ?? "") ?? "");
  expect(reply.status).toBe(200);
  if (operation && "answer" in operation) operation.answer.parse(reply.body);
});
