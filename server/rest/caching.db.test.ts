import { expect, test } from "vitest";
import { OPERATIONS } from "@/server/rest/operations";
import { createClient, send } from "@/server/rest/testing/client";

test("a list that has not changed is answered with 304", async () => {
  const client = await createClient();
  const first = await client.request("GET", "/invoices");
  const headers = { "if-none-match": first.headers.get("etag") ?? "" };
  const same = await client.request("GET", "/invoices", { headers });
  expect([same.status, same.text]).toEqual([304, ""]);
  await client.request("POST", "/invoices", { body: { amount: "1" } });
  expect((await client.request("GET", "/invoices", { headers })).status).toBe(200);
});

test("a public invoice needs no key, tells nothing of the merchant's own, and has an ETag", async () => {
  const client = await createClient();
  const { body: invoice } = await client.request("POST", "/invoices", {
    body: { amount: "12.5", metadata: { secret: "x" } },
  });
  const shown = await send("GET", `/public/invoice/${invoice.id}`);
  expect(shown).toMatchObject({
    status: 200,
    body: { object: "public_invoice", amount: "12.50", merchant: { name: "Test shop" } },
  });
  expect(shown.headers.get("access-control-allow-origin")).toBe("*");
  for (const field of ["platform_fee_percentage", "metadata", "settlement", "tolerance", "customer_id"]) {
    expect(shown.body).not.toHaveProperty(field);
  }
  const again = await send("GET", `/public/invoice/${invoice.id}`, {
    headers: { "if-none-match": `W/${shown.headers.get("etag")}` },
  });
  expect(again.status).toBe(304);
});

test("what was remembered of an invoice is never older than the request", async () => {
  const client = await createClient();
  const { body: invoice } = await client.request("POST", "/invoices", { body: { amount: "1" } });
  const read = async () => [
    (await client.request("GET", `/invoices/${invoice.id}`)).body.status,
    (await send("GET", `/public/invoice/${invoice.id}`)).body.status,
  ];
  expect(await read()).toEqual(["pending", "pending"]);
  await client.request("POST", `/invoices/${invoice.id}/cancel`);
  expect(await read()).toEqual(["cancelled", "cancelled"]);
});

test("a remembered invoice is not shown to another key", async () => {
  const owner = await createClient();
  const blind = await createClient({ owner: owner.ctx, scopes: ["payments:read"] });
  const stranger = await createClient();
  const { body: invoice } = await owner.request("POST", "/invoices", { body: { amount: "1" } });
  expect((await owner.request("GET", `/invoices/${invoice.id}`)).status).toBe(200);
  expect((await blind.request("GET", `/invoices/${invoice.id}`)).status).toBe(403);
  expect((await stranger.request("GET", `/invoices/${invoice.id}`)).status).toBe(404);
});

test("If-Match lets a change through only at the version that was read", async () => {
  const client = await createClient();
  const created = await client.request("POST", "/invoices", { body: { amount: "1" } });
  expect(created.headers.get("etag")).toBe('"1"');
  const cancel = (version: string) =>
    client.request("POST", `/invoices/${created.body.id}/cancel`, { headers: { "if-match": version } });
  expect(await cancel('"7"')).toMatchObject({ status: 412, body: { code: "version_mismatch" } });
  expect(await cancel("yesterday")).toMatchObject({ status: 400, body: { errors: [{ path: "If-Match" }] } });
  expect(await cancel('"1"')).toMatchObject({ status: 200, body: { status: "cancelled", version: 2 } });
});

test("browsers may use public routes from anywhere, and no other", async () => {
  const ask = async (path: string) => {
    const { status, headers } = await send("OPTIONS", path);
    return [status, headers.get("access-control-allow-origin"), headers.get("access-control-allow-methods")];
  };
  expect(await ask("/public/invoice/inv_x")).toEqual([204, "*", "GET, HEAD, OPTIONS"]);
  expect(await ask("/public/invoice/inv_x/diagnose")).toEqual([204, "*", "POST, OPTIONS"]);
  expect(await ask("/invoices")).toEqual([405, null, null]);
  expect(await ask("/auth/token")).toEqual([405, null, null]);
  const { headers } = await send("OPTIONS", "/public/invoice/inv_x/diagnose");
  expect(headers.get("access-control-allow-headers")).toContain("Content-Type");
});

test("whatever is read can be asked for again by its ETag, but for the log that every request changes", () => {
  const without = OPERATIONS.filter(({ method }) => method === "get").filter(
    (operation) => "run" in operation && operation.etag === undefined,
  );
  expect(without.map(({ operationId }) => operationId)).toEqual(["listRequestLogs", "getRequestLog"]);
});

test("HEAD answers what GET would, without the body", async () => {
  const client = await createClient();
  const head = await client.request("HEAD", "/invoices");
  expect([head.status, head.text]).toEqual([200, ""]);
  expect(head.headers.get("etag")).toBe((await client.request("GET", "/invoices")).headers.get("etag"));
});
