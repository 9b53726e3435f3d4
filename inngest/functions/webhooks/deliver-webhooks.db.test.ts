import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { inngest } from "@/inngest/client";
import { createEmbeddedEngine } from "@/inngest/embedded/engine";
import { deliverWebhooks } from "@/inngest/functions/webhooks/deliver-webhooks";
import { requestDeliveriesOnEvents } from "@/inngest/functions/webhooks/request-deliveries";
import { jobEventsOf } from "@/inngest/relay/job-events";
import { startRelay } from "@/inngest/relay/relay";
import { env } from "@/server/config/env";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { createWebhookEndpoint } from "@/server/modules/webhooks/create-webhook-endpoint";
import { type WebhookAnswer, type WebhookRequest, webhookTransport } from "@/server/modules/webhooks/ports";
import { resendWebhookDelivery } from "@/server/modules/webhooks/resend-webhook-delivery";
import { testWebhookEndpoint } from "@/server/modules/webhooks/test-webhook-endpoint";
import { logger } from "@/server/observability/logger";
import { makeMerchant } from "@/server/testing/factories";

const received: WebhookRequest[] = [];
const answers: number[] = [];

webhookTransport.provide({
  async send(request): Promise<WebhookAnswer> {
    received.push(request);
    return { kind: "answered", status: answers.shift() ?? 200, retryAfter: null, body: "", durationMs: 1 };
  },
});

beforeEach(() => {
  received.length = 0;
});

const PATIENCE = { timeout: 15_000, interval: 20 };

/** The whole way out: outbox, relay, engine, jobs. */
async function startEverything(): Promise<void> {
  const functions = [...requestDeliveriesOnEvents, deliverWebhooks];
  const engine = createEmbeddedEngine({
    connectionString: env().DATABASE_URL,
    client: inngest,
    functions,
    logger,
    pollMilliseconds: 50,
  });
  await engine.start();
  const relay = startRelay({ sink: async (events) => void (await engine.send(jobEventsOf(events))), logger });
  onTestFinished(async () => {
    await relay.stop();
    await engine.stop();
  });
}

async function appendPaid(ctx: Context, count: number): Promise<void> {
  await withTransaction(ctx, (ctx) =>
    appendEvents(
      ctx,
      Array.from({ length: count }, () => {
        const id = newId("invoice");
        return {
          type: "invoice.paid",
          aggregateType: "invoice",
          aggregateId: id,
          version: 1,
          merchantId: ctx.merchantId,
          mode: ctx.mode,
          data: { id },
        };
      }),
    ),
  );
}

test("every committed event reaches every endpoint once, and a failed delivery waits for its next attempt", async () => {
  await startEverything();
  const { ctx } = await makeMerchant();
  const urls = ["https://a.example/", "https://b.example/"];
  for (const url of urls) await createWebhookEndpoint(ctx, { url });
  answers.push(500);
  await appendPaid(ctx, 30);
  await vi.waitFor(() => expect(received).toHaveLength(60), PATIENCE);
  await vi.waitFor(
    async () => expect(await db().webhookDelivery.count({ where: { status: "succeeded" } })).toBe(59),
    PATIENCE,
  );
  const keys = received.map(({ url, headers }) => `${url} ${headers["webhook-id"]}`);
  expect(new Set(keys).size).toBe(60);
  const pending = await db().webhookDelivery.findMany({ where: { status: "pending" } });
  expect(pending).toMatchObject([{ attemptCount: 1, nextAttemptAt: expect.any(Date) }]);

  await resendWebhookDelivery(ctx, { id: pending[0]?.id ?? "" });
  await vi.waitFor(
    async () => expect(await db().webhookDelivery.count({ where: { status: "succeeded" } })).toBe(60),
    PATIENCE,
  );
  expect(received).toHaveLength(61);
});

test("a test is delivered", async () => {
  await startEverything();
  const { ctx } = await makeMerchant();
  const { id } = await createWebhookEndpoint(ctx, { url: "https://a.example/", events: ["invoice.paid"] });
  await testWebhookEndpoint(ctx, { id });
  await vi.waitFor(
    () => expect(received).toMatchObject([{ headers: { "daric-event": "webhook_endpoint.tested" } }]),
    PATIENCE,
  );
});
