import { expect, onTestFinished, test, vi } from "vitest";
import { LIMITS } from "@/server/config/limits";
import { createRestApp } from "@/server/rest/app";
import { closeInvoiceStreams } from "@/server/rest/invoice-stream";
import { createClient } from "@/server/rest/testing/client";

const app = createRestApp();
const PATIENCE = { timeout: 10_000 };
const UNKNOWN = "inv_01jd3k7v5q8x2m4n6p9r0s1t2v";

async function ask(id: string, clientAddress?: string, { method = "GET", headers = {} } = {}) {
  const address = `http://localhost/api/v1/public/invoice/${id}/stream`;
  return app.fetch(new Request(address, { method, headers }), { clientAddress });
}

async function follow(id: string, headers: Record<string, string> = {}) {
  const response = await ask(id, undefined, { headers });
  const reader = response.body?.getReader();
  const seen = { text: "", ended: false };
  onTestFinished(async () => reader?.cancel());
  void (async () => {
    const decoder = new TextDecoder();
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true };
      if (done) break;
      seen.text += decoder.decode(value);
    }
    seen.ended = true;
  })();
  return { response, seen };
}

test("a stream tells the invoice at once and after each change", async () => {
  const client = await createClient();
  const { body: invoice } = await client.request("POST", "/invoices", { body: { amount: "1" } });
  const { response, seen } = await follow(invoice.id);
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  await vi.waitFor(() => expect(seen.text).toContain('"status":"pending"'), PATIENCE);
  expect(seen.text).toMatch(/^retry: \d+\n\nid: \S+\nevent: invoice\ndata: \{/);
  await client.request("POST", `/invoices/${invoice.id}/cancel`);
  await vi.waitFor(() => expect(seen.text).toContain('"status":"cancelled"'), PATIENCE);
  expect(seen.text.match(/^event: invoice$/gm)).toHaveLength(2);
});

test("a client that comes back with the last event id is sent only what is newer", async () => {
  const client = await createClient();
  const { body: invoice } = await client.request("POST", "/invoices", { body: { amount: "1" } });
  const first = await follow(invoice.id);
  await vi.waitFor(() => expect(first.seen.text).toContain("event: invoice"), PATIENCE);
  const id = /^id: (.+)$/m.exec(first.seen.text)?.[1] ?? "";
  const { seen } = await follow(invoice.id, { "last-event-id": id });
  await vi.waitFor(() => expect(seen.text).toContain("retry:"), PATIENCE);
  expect(seen.text).not.toContain("event:");
  await client.request("POST", `/invoices/${invoice.id}/cancel`);
  await vi.waitFor(() => expect(seen.text).toContain('"status":"cancelled"'), PATIENCE);
});

test("streams end with the server", async () => {
  const client = await createClient();
  const { body: invoice } = await client.request("POST", "/invoices", { body: { amount: "1" } });
  const { seen } = await follow(invoice.id);
  closeInvoiceStreams();
  await vi.waitFor(() => expect(seen.ended).toBe(true), PATIENCE);
});

test("an unknown invoice has no stream", async () => {
  expect((await ask(UNKNOWN)).status).toBe(404);
});

test("one address has some of the places, and what ends or never began takes none", async () => {
  const client = await createClient();
  const { body: invoice } = await client.request("POST", "/invoices", { body: { amount: "1" } });
  const [office, elsewhere] = ["203.0.113.50", "203.0.113.51"];
  onTestFinished(closeInvoiceStreams);
  expect((await ask(UNKNOWN, office)).status).toBe(404);
  for (const _ of [1, 2, 3])
    expect((await ask(invoice.id, office, { method: "HEAD" })).headers.get("content-type")).toContain(
      "text/event-stream",
    );
  const places = Array.from({ length: LIMITS.stream.connectionsPerAddress }, () => ask(invoice.id, office));
  const streams = await Promise.all(places);
  expect(streams.filter(({ status }) => status !== 200)).toEqual([]);

  const refused = await ask(invoice.id, office);
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "15"]);
  expect(refused.headers.get("content-type")).toBe("application/problem+json");
  expect(await refused.json()).toMatchObject({ code: "rate_limited", status: 429 });
  expect((await ask(invoice.id, elsewhere)).status).toBe(200);
  await streams[0]?.body?.cancel();
  expect((await ask(invoice.id, office)).status).toBe(200);
});
