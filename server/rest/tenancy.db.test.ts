import { beforeAll, expect, test } from "vitest";
import type { IdKind } from "@/server/core/ids";
import { OPERATIONS } from "@/server/rest/operations";
import { type ApiClient, createClient } from "@/server/rest/testing/client";
import { makeWorld, type World } from "@/server/rest/testing/world";

const WITH_ID = OPERATIONS.filter(
  (operation) => operation.access !== "public" && operation.params !== undefined,
);
const LISTS = OPERATIONS.filter(
  (operation) =>
    operation.method === "get" && operation.access !== "public" && operation.params === undefined,
);

let owner: ApiClient;
let ids: World["ids"];
let stranger: ApiClient;
let newcomer: ApiClient;

beforeAll(async () => {
  ({ owner, ids } = await makeWorld());
  [stranger, newcomer] = await Promise.all([createClient(), createClient()]);
});

/** The owner's first object of a kind. */
const owned = (kind: IdKind | undefined) => ids.get(kind ?? "invoice")?.[0] ?? "";

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
    const foreign = owned(operation.params?.id);
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
    for (const id of [...ids.values()].flat()) expect(foreign.text).not.toContain(id);
  },
);

test("every kind that a route takes is made here", () => {
  const kinds = new Set(WITH_ID.flatMap(({ params }) => Object.values<IdKind>(params ?? {})));
  expect([...kinds].filter((kind) => owned(kind) === "")).toEqual([]);
});

const READABLE = WITH_ID.filter(({ method, path }) => method === "get" && path.endsWith("/{id}"));

test.each(READABLE.map((operation) => [operation.path, operation] as const))(
  "%s is what its schema says, for its owner",
  async (_, operation) => {
    const reply = await owner.request("GET", operation.path.replace("{id}", owned(operation.params?.id)));
    expect(reply.status).toBe(200);
    if ("answer" in operation) operation.answer.parse(reply.body);
  },
);
