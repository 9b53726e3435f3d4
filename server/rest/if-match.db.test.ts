import { beforeAll, expect, test } from "vitest";
import { OPERATIONS } from "@/server/rest/operations";
import { createClient } from "@/server/rest/testing/client";
import { makeWorld, type World } from "@/server/rest/testing/world";

const WRITING = OPERATIONS.filter(({ method }) => method !== "get");
const byName = (operations: typeof WRITING) =>
  operations.map((operation) => [operation.operationId, operation] as const);
const CONDITIONAL = WRITING.filter((operation) => "conditional" in operation);
const UNCONDITIONAL = WRITING.filter(
  (operation) => !("conditional" in operation) && !("refuse" in operation),
);

let world: World;

beforeAll(async () => {
  world = await makeWorld();
}, 60_000);

function ask(operation: (typeof WRITING)[number], ifMatch: string) {
  const id = world.ids.get(operation.params?.id ?? "invoice")?.[0] ?? "";
  return world.owner.request(operation.method.toUpperCase(), operation.path.replace("{id}", id), {
    body: operation.body ? (operation.example ?? {}) : undefined,
    headers: { "if-match": ifMatch, "idempotency-key": operation.operationId },
  });
}

test.each(byName(CONDITIONAL))("%s changes nothing at another version", async (_, operation) => {
  expect(await ask(operation, '"999"')).toMatchObject({ status: 412, body: { code: "version_mismatch" } });
});

test.each(byName(UNCONDITIONAL))("%s takes no If-Match, and says so", async (_, operation) => {
  expect(await ask(operation, '"1"')).toMatchObject({
    status: 400,
    body: { errors: [{ path: "If-Match" }] },
  });
});

test("an endpoint is enabled, rotated and deleted at the version that was read", async () => {
  const client = await createClient();
  const created = await client.request("POST", "/webhook_endpoints", { body: { url: "https://a.example/" } });
  const path = `/webhook_endpoints/${created.body.id}`;
  const disabled = await client.request("PATCH", path, {
    body: { status: "disabled" },
    headers: { "if-match": created.headers.get("etag") ?? "" },
  });
  const enabled = await client.request("POST", `${path}/enable`, { headers: { "if-match": '"2"' } });
  const rotated = await client.request("POST", `${path}/rotate_secret`, {
    body: { overlap_seconds: 0 },
    headers: { "if-match": '"3"' },
  });
  const deleted = await client.request("DELETE", path, { headers: { "if-match": '"4"' } });
  expect([disabled, enabled, rotated, deleted].map(({ status, body }) => [status, body.version])).toEqual([
    [200, 2],
    [200, 3],
    [200, 4],
    [200, 4],
  ]);
  expect(enabled.body).toMatchObject({ status: "enabled", disabled_reason: null });
  expect(rotated.headers.get("etag")).toBe('"4"');
  expect(rotated.body.previous_secret_expires_at).toBeNull();
});
