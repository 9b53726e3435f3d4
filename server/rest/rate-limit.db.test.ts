import { expect, test } from "vitest";
import { LIMITS } from "@/server/config/limits";
import { db } from "@/server/db/client";
import { updateKeyRateLimits } from "@/server/modules/rate-limits/update-key-rate-limits";
import { createRestApp } from "@/server/rest/app";
import { createClient } from "@/server/rest/testing/client";

const app = createRestApp();
const { addressPerMinute, checkoutPerMinute } = LIMITS.rateLimits;

function ask(path: string, clientAddress: string, headers: Record<string, string> = {}) {
  return app.fetch(new Request(`http://localhost:3000/api/v1${path}`, { headers }), { clientAddress });
}

async function statuses(count: number, request: () => Response | Promise<Response>): Promise<number[]> {
  return Promise.all(Array.from({ length: count }, async () => (await request()).status));
}

const PROBLEM = { code: "rate_limited", status: 429, title: "Too many requests" };

test("a key is told how much is left of each tier, and refused beyond", async () => {
  const client = await createClient();
  const key = await db().apiKey.findFirstOrThrow({ where: { merchantId: client.merchantId } });
  await updateKeyRateLimits(client.ctx, {
    api_key_id: key.id,
    invoices_per_hour: 2,
    reads_per_hour: null,
    writes_per_hour: null,
  });
  const create = () => client.request("POST", "/invoices", { body: { amount: "5" } });
  const first = await create();
  expect(first.status).toBe(201);
  expect(first.headers.get("ratelimit-policy")).toBe('"invoices";q=2;w=3600');
  expect(first.headers.get("ratelimit")).toBe('"invoices";r=1;t=3600');
  await create();
  const third = await create();
  expect(third).toMatchObject({ status: 429, body: PROBLEM });
  expect(third.headers.get("content-type")).toBe("application/problem+json");
  expect(third.headers.get("ratelimit")).toMatch(/^"invoices";r=0;t=\d+$/);
  const wait = Number(third.headers.get("retry-after"));
  expect(wait).toBeGreaterThan(3_500);
  expect(third.headers.get("ratelimit")).toContain(`t=${wait}`);
  const read = await client.request("GET", "/invoices");
  expect(read.status).toBe(200);
  expect(read.headers.get("ratelimit")).toBe('"reads";r=4999;t=3600');
  const refused = await client.request("GET", "/invoices?limit=x");
  expect(refused.headers.get("ratelimit")).toMatch(/^"reads";r=4998;t=\d+$/);
  const report = await client.request("GET", "/reports/settlements?from=2026-01-01&to=2026-01-31");
  expect(report.headers.get("ratelimit")).toMatch(/^"reads";r=4997;t=\d+$/);
});

test("one checkout uses up its own share of an address, and others there go on", async () => {
  const client = await createClient();
  const [one, other] = await Promise.all(
    [1, 2].map(() => client.request("POST", "/invoices", { body: { amount: "5" } })),
  );
  const at = (id: string | undefined, address: string) => () => ask(`/public/invoice/${id}`, address);
  const busy = await statuses(checkoutPerMinute + 10, at(one?.body.id, "198.51.100.1"));
  expect(busy.filter((status) => status === 200)).toHaveLength(checkoutPerMinute);
  expect(busy.filter((status) => status === 429)).toHaveLength(10);
  const answer = await ask(`/public/invoice/${other?.body.id}`, "198.51.100.1");
  expect(answer.status).toBe(200);
  expect(answer.headers.get("ratelimit-policy")).toBe('"checkout";q=60;w=60, "address";q=100;w=60');
  expect((await ask(`/public/invoice/${one?.body.id}`, "198.51.100.2")).status).toBe(200);
});

test("an address that goes through invoices, or through keys, is refused", async () => {
  const unknown = (index: number) => `inv_01jd3k7v5q8x2m4n6p9r${String(index).padStart(6, "0")}`;
  let index = 0;
  const guesses = await statuses(addressPerMinute + 5, () =>
    ask(`/public/invoice/${unknown((index += 1))}`, "198.51.100.3"),
  );
  expect(guesses.filter((status) => status === 404)).toHaveLength(addressPerMinute);
  const keys = await statuses(addressPerMinute + 5, () =>
    ask("/invoices", "198.51.100.4", { authorization: `Bearer sk_test_${"0".repeat(43)}` }),
  );
  expect(keys.filter((status) => status === 401)).toHaveLength(addressPerMinute);
  expect(keys.filter((status) => status === 429)).toHaveLength(5);
  const client = await createClient();
  const good = await ask("/invoices", "198.51.100.4", { authorization: `Bearer ${client.secret}` });
  expect(good.status).toBe(200);
});
