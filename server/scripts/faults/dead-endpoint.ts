import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { disconnectDatabase } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { createWebhookTransport } from "@/server/integrations/webhook-http/webhook-transport";
import { webhookTransport } from "@/server/modules/webhooks/ports";
import { readNumbers } from "@/server/scripts/faults/stage/options";
import { appendFacts, openPostOffice, openShops } from "@/server/testing/dead-endpoint/post-office";

const DRAIN_MILLISECONDS = 60_000;
/** Below this a lag is what a job takes to start: a ratio of such lags says nothing. */
const LEAST_MILLISECONDS = 50;
const TICK_MILLISECONDS = 100;
const MOST_FACTOR = 2;

const { seed, endpoints, seconds, perSecond } = readNumbers({ endpoints: 50, seconds: 30, perSecond: 100 });
console.log(`one of ${endpoints} endpoints with 80 % of ${perSecond} webhooks a second, seed ${seed}`);

const bodySchema = z.object({ data: z.object({ object: z.object({ id: z.string() }) }) });
/** When each fact was told, and how long it took to its receiver. */
const toldAt = new Map<string, number>();
const lags: number[] = [];
let isDead = false;

const receiver = createServer((request, response) => void take(request, response));

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const arrivedAt = performance.now();
  const { data } = bodySchema.parse(await json(request));
  if (request.url !== "/0") lags.push(arrivedAt - (toldAt.get(data.object.id) ?? Number.NaN));
  // A dead endpoint takes the request and says nothing.
  if (request.url !== "/0" || !isDead) response.end();
}

await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
const { port } = receiver.address() as AddressInfo;
webhookTransport.provide(createWebhookTransport());

const close = await openPostOffice();
const [dead, ...others] = await openShops(endpoints, (number) => `http://127.0.0.1:${port}/${number}`);
if (!dead) throw new Error("There is no endpoint");
const hog = dead;

/** The same traffic each time; returns the 95th percentile of the others' lag in milliseconds. */
async function measure(name: string): Promise<number> {
  lags.length = 0;
  let expected = 0;
  const tell = async (shop: Context, count: number): Promise<void> => {
    const at = performance.now();
    for (const id of await appendFacts(shop, count)) toldAt.set(id, at);
  };
  const perTick = (perSecond * TICK_MILLISECONDS) / 1000;
  const ticks = (seconds * 1000) / TICK_MILLISECONDS;
  for (let tick = 0; tick < ticks; tick += 1) {
    const due = delay(TICK_MILLISECONDS);
    const share = Math.round(perTick * 0.2);
    const told = Array.from(
      { length: share },
      (_, index) => others[(tick * share + index + seed) % others.length],
    );
    expected += told.length;
    await Promise.all([tell(hog, Math.round(perTick * 0.8)), ...told.map((shop) => shop && tell(shop, 1))]);
    await due;
  }
  const until = performance.now() + DRAIN_MILLISECONDS;
  while (lags.length < expected && performance.now() < until) await delay(50);
  if (lags.length !== expected)
    throw new Error(`${lags.length} of ${expected} webhooks of the others arrived`);
  const sorted = lags.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  console.log(
    `  ${name}: ${expected} webhooks of the others, p50 ${at(0.5).toFixed(0)} ms, p95 ${at(0.95).toFixed(0)} ms`,
  );
  return at(0.95);
}

await measure("warming up");
const alive = await measure("all answer");
isDead = true;
const beside = await measure("one is dead");
const factor = beside / Math.max(alive, LEAST_MILLISECONDS);
console.log(
  `${factor < MOST_FACTOR ? "✓" : "✗"} beside a dead endpoint the others wait ${factor.toFixed(2)} × as long`,
);
receiver.closeAllConnections();
receiver.close();
await close();
await disconnectDatabase();
process.exitCode = factor < MOST_FACTOR ? 0 : 1;
