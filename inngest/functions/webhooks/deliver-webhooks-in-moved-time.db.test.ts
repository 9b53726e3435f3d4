import { expect, onTestFinished, test, vi } from "vitest";
import { inngest } from "@/inngest/client";
import { createEmbeddedEngine } from "@/inngest/embedded/engine";
import { deliverWebhooks } from "@/inngest/functions/webhooks/deliver-webhooks";
import { requestDeliveriesOnEvents } from "@/inngest/functions/webhooks/request-deliveries";
import { jobEventsOf } from "@/inngest/relay/job-events";
import { startRelay } from "@/inngest/relay/relay";
import { env } from "@/server/config/env";
import { db } from "@/server/db/client";
import { createWebhookEndpoint } from "@/server/modules/webhooks/create-webhook-endpoint";
import { type WebhookRequest, webhookTransport } from "@/server/modules/webhooks/ports";
import { testWebhookEndpoint } from "@/server/modules/webhooks/test-webhook-endpoint";
import { advanceTestClock } from "@/server/modules/test-helpers/advance-test-clock";
import { testChain } from "@/server/modules/test-helpers/ports";
import { logger } from "@/server/observability/logger";
import { makeMerchant } from "@/server/testing/factories";

const PATIENCE = { timeout: 15_000, interval: 20 };
const received: WebhookRequest[] = [];

webhookTransport.provide({
  async send(request) {
    const status = received.push(request) === 1 ? 500 : 200;
    return { kind: "answered", status, retryAfter: null, body: "", durationMs: 1 };
  },
});

const notAskedFor = () => Promise.reject(new Error("not asked for"));
testChain.provide({
  pay: notAskedFor,
  mine: notAskedFor,
  reorg: notAskedFor,
  interrupt: notAskedFor,
  setClock: async (aheadSeconds) => ({ head: 1, aheadSeconds }),
});

async function startEverything(): Promise<void> {
  const engine = createEmbeddedEngine({
    connectionString: env().DATABASE_URL,
    client: inngest,
    functions: [...requestDeliveriesOnEvents, deliverWebhooks],
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

/** In real time: until when the one delivery's job waits. */
async function waitsUntil(): Promise<number | null> {
  const rows = await db().$queryRaw<{ expires_at: Date }[]>`
    SELECT expires_at FROM inngest_embedded.waits WHERE event_name = 'test_clock.advanced'`;
  return rows[0]?.expires_at.getTime() ?? null;
}

test("a failed delivery is tried again once test mode's clock was moved far enough, and no sooner", async () => {
  await startEverything();
  const { ctx } = await makeMerchant();
  const { id } = await createWebhookEndpoint(ctx, { url: "https://a.example/" });
  await testWebhookEndpoint(ctx, { id });
  const delivery = () => db().webhookDelivery.findFirstOrThrow({ where: { endpointId: id } });
  await vi.waitFor(async () => expect(await waitsUntil()).not.toBeNull(), PATIENCE);
  const first = await delivery();
  const until = (await waitsUntil()) ?? 0;

  // The first retry comes after a minute, up to 20 % sooner or later.
  await advanceTestClock(ctx, { seconds: 20 });
  await vi.waitFor(
    async () => expect(Math.abs(until - 20_000 - ((await waitsUntil()) ?? 0))).toBeLessThan(1_000),
    PATIENCE,
  );
  expect(await delivery()).toMatchObject({ status: "pending", attemptCount: 1, version: first.version });
  expect(received).toHaveLength(1);

  await advanceTestClock(ctx, { seconds: 60 });
  await vi.waitFor(async () => expect((await delivery()).status).toBe("succeeded"), PATIENCE);
  const [early = 0, late = 0] = received.map(({ headers }) => Number(headers["webhook-timestamp"]));
  expect(received).toHaveLength(2);
  expect(late - early).toBeLessThan(60);
});
