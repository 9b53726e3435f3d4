import { beforeAll, expect, test } from "vitest";
import type { IdKind } from "@/server/core/ids";
import { OPERATIONS } from "@/server/rest/operations";
import { askForBoth } from "@/server/rest/testing/ask-for-both";
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

test.each(WITH_ID.map((operation) => [operation.operationId, operation] as const))(
  "%s answers a foreign id exactly as an unknown one",
  async (_, operation) => {
    const { foreign, unknown } = await askForBoth(stranger, operation, owned(operation.params?.id));
    expect(foreign.status).toBe(404);
    expect(foreign).toEqual(unknown);
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
