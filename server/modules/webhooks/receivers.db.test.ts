import { createServer as createHttpServer, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Server, Socket } from "node:net";
import { afterAll, expect, test } from "vitest";
import { fixedClock, instant, systemClock } from "@/server/core/clock";
import { db } from "@/server/db/client";
import { SELF_SIGNED } from "@/server/integrations/webhook-http/self-signed.fixture";
import { createWebhookTransport } from "@/server/integrations/webhook-http/webhook-transport";
import { attemptWebhookDelivery } from "@/server/modules/webhooks/attempt-webhook-delivery";
import { createWebhookEndpoint } from "@/server/modules/webhooks/create-webhook-endpoint";
import { getWebhookEndpoint } from "@/server/modules/webhooks/get-webhook-endpoint";
import { webhookTransport } from "@/server/modules/webhooks/ports";
import { requestDeliveries } from "@/server/modules/webhooks/request-deliveries";
import { appendFacts } from "@/server/testing/dead-endpoint/post-office";
import { makeMerchant, makeSystem } from "@/server/testing/factories";

const STORED_BYTES = 20 * 1024;
const TOTAL_MILLISECONDS = 500;
webhookTransport.provide(createWebhookTransport({ totalTimeoutMs: TOTAL_MILLISECONDS }));

const servers: Server[] = [];
const sockets = new Set<Socket>();

afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
});

async function listen(server: Server, scheme: string): Promise<string> {
  servers.push(server);
  server.on("connection", (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const says = (status: number, headers: Record<string, string> = {}): RequestListener => {
  return (_, response) => response.writeHead(status, headers).end("said");
};

function drip(_: unknown, response: ServerResponse): void {
  response.writeHead(200, { "content-length": "1000" });
  const timer = setInterval(() => response.write("."), 1_000);
  response.on("close", () => clearInterval(timer));
}

interface Expected {
  readonly status: "succeeded" | "pending" | "failed";
  readonly failure: string | null;
  readonly answer?: number | null;
  /** Seconds until the next attempt, from and to. */
  readonly wait?: readonly [number, number];
  readonly endpoint?: "disabled";
}

/** The first retry comes after a minute, ± 20 %. */
const RETRY = { status: "pending", wait: [48, 72] } as const;
const refused = (answer: number): Expected => ({ ...RETRY, failure: "status", answer });

const RECEIVERS: readonly (readonly [string, RequestListener | "self-signed" | "closed", Expected])[] = [
  ["200", says(200), { status: "succeeded", failure: null, answer: 200 }],
  ["204", says(204), { status: "succeeded", failure: null, answer: 204 }],
  ["301", says(301, { location: "/elsewhere" }), { ...RETRY, failure: "redirect", answer: 301 }],
  ["308", says(308, { location: "/elsewhere" }), { ...RETRY, failure: "redirect", answer: 308 }],
  ["400", says(400), refused(400)],
  ["410", says(410), { status: "failed", failure: "status", answer: 410, endpoint: "disabled" }],
  ["429, wait 10 minutes", says(429, { "retry-after": "600" }), { ...refused(429), wait: [600, 600] }],
  ["429, wait a second", says(429, { "retry-after": "1" }), refused(429)],
  ["429, wait a year", says(429, { "retry-after": "31536000" }), { ...refused(429), wait: [86_400, 86_400] }],
  ["500, wait 10 minutes", says(500, { "retry-after": "600" }), refused(500)],
  ["500", says(500), refused(500)],
  ["503", says(503), refused(503)],
  ["503, wait 10 minutes", says(503, { "retry-after": "600" }), { ...refused(503), wait: [600, 600] }],
  ["a reset", ({ socket }) => socket.resetAndDestroy(), { ...RETRY, failure: "connection", answer: null }],
  ["nobody listening", "closed", { ...RETRY, failure: "connection", answer: null }],
  ["a certificate of nobody", "self-signed", { ...RETRY, failure: "tls", answer: null }],
  ["a byte a second", drip, { ...RETRY, failure: "timeout", answer: null }],
  ["no answer at all", () => undefined, { ...RETRY, failure: "timeout", answer: null }],
  [
    "10 MB",
    (_, response) => response.end(Buffer.alloc(10 * 1024 * 1024, "é")),
    { status: "succeeded", failure: null, answer: 200 },
  ],
];

async function addressOf(receiver: RequestListener | "self-signed" | "closed"): Promise<string> {
  if (receiver === "self-signed") {
    const server = createTlsServer(SELF_SIGNED);
    server.on("tlsClientError", () => undefined);
    return listen(server, "https");
  }
  const server = createHttpServer(receiver === "closed" ? undefined : receiver);
  const url = await listen(server, "http");
  if (receiver === "closed") await new Promise((resolve) => server.close(resolve));
  return url;
}

test.each(RECEIVERS)("a receiver of %s", async (_, receiver, expected) => {
  const clock = fixedClock(systemClock.now());
  const { ctx } = await makeMerchant({}, clock);
  const endpoint = await createWebhookEndpoint(ctx, { url: await addressOf(receiver) });
  const [objectId = ""] = await appendFacts(ctx, 1);
  const event = await db().event.findFirstOrThrow({ where: { aggregateId: objectId } });
  const system = makeSystem(clock);
  const [order] = await requestDeliveries(system, { eventIds: [event.id] });
  if (!order) throw new Error("no delivery was requested");

  const outcome = await attemptWebhookDelivery(system, { ...order, number: 1 });
  expect(outcome.status).toBe(expected.status);
  const attempt = await db().webhookAttempt.findFirstOrThrow({ where: { deliveryId: order.delivery_id } });
  expect(attempt).toMatchObject({ failure: expected.failure, responseStatus: expected.answer });
  expect(Buffer.byteLength(attempt.responseBody ?? "")).toBeLessThanOrEqual(STORED_BYTES);
  const tried = expected.failure === "timeout" ? TOTAL_MILLISECONDS - 5 : 0;
  expect(attempt.durationMs).toBeGreaterThanOrEqual(tried);
  const [from, to] = expected.wait ?? [0, 0];
  const next = outcome.status === "pending" ? instant(outcome.next_attempt_at) : clock.now();
  const seconds = (next.getTime() - clock.now().getTime()) / 1000;
  expect(seconds).toBeGreaterThanOrEqual(from - 0.001);
  expect(seconds).toBeLessThanOrEqual(to + 0.001);
  const { status, failing_since: failingSince } = await getWebhookEndpoint(ctx, { id: endpoint.id });
  expect(status).toBe(expected.endpoint ?? "enabled");
  expect(failingSince === null).toBe(expected.failure === null);
});
