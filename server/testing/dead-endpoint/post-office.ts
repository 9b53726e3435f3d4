import { inngest } from "@/inngest/client";
import { createEmbeddedEngine } from "@/inngest/embedded/engine";
import { deliverWebhooks } from "@/inngest/functions/webhooks/deliver-webhooks";
import { requestDeliveriesOnEvents } from "@/inngest/functions/webhooks/request-deliveries";
import { jobEventsOf } from "@/inngest/relay/job-events";
import { startRelay } from "@/inngest/relay/relay";
import { env } from "@/server/config/env";
import { LIMITS } from "@/server/config/limits";
import { newId } from "@/server/core/ids";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { createWebhookEndpoint } from "@/server/modules/webhooks/create-webhook-endpoint";
import { logger } from "@/server/observability/logger";
import { makeMerchant } from "@/server/testing/factories";

/** The whole way of webhooks out: outbox, relay, engine, jobs, as many at once as a server works on. Returns how to stop it. */
export async function openPostOffice(): Promise<() => Promise<void>> {
  const engine = createEmbeddedEngine({
    connectionString: env().DATABASE_URL,
    client: inngest,
    functions: [...requestDeliveriesOnEvents, deliverWebhooks],
    logger,
    concurrency: LIMITS.jobConcurrency,
    pollMilliseconds: 50,
  });
  await engine.start();
  const relay = startRelay({ sink: async (events) => void (await engine.send(jobEventsOf(events))), logger });
  return async () => {
    await relay.stop();
    await engine.stop();
  };
}

/** Merchants with one endpoint each, at the address of their number. */
export async function openShops(count: number, urlOf: (number: number) => string): Promise<Context[]> {
  const shops: Context[] = [];
  for (let number = 0; number < count; number += 1) {
    const { ctx } = await makeMerchant();
    await createWebhookEndpoint(ctx, { url: urlOf(number) });
    shops.push(ctx);
  }
  return shops;
}

/** As many facts of a shop, each of which is one webhook. Returns the ids of their objects. */
export async function appendFacts(shop: Context, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId("invoice"));
  await withTransaction(shop, (ctx) =>
    appendEvents(
      ctx,
      ids.map((id) => ({
        type: "invoice.paid",
        aggregateType: "invoice",
        aggregateId: id,
        version: 1,
        merchantId: ctx.merchantId,
        mode: ctx.mode,
        data: { id },
      })),
    ),
  );
  return ids;
}
