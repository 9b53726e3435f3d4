import { jobEventsOf } from "@/inngest/relay/job-events";
import { startRelay } from "@/inngest/relay/relay";
import { systemClock } from "@/server/core/clock";
import { db } from "@/server/db/client";
import { createWebhookEndpoint } from "@/server/modules/webhooks/create-webhook-endpoint";
import { logger } from "@/server/observability/logger";
import { appendEvents } from "@/server/scripts/bench/tasks/append-events";
import { startEngine, until, wireFakeChain } from "@/server/scripts/bench/tasks/start-engine";
import { makeMerchant } from "@/server/testing/factories";

export interface DeliverWebhooksInput {
  readonly receiverUrl: string;
  /** Each of a merchant of its own. */
  readonly endpoints: number;
  readonly deliveries: number;
}

const WARM_UP_DELIVERIES = 100;

/** Webhooks per second from the commit of their events to the last recorded answer, through relay, engine and jobs. */
export async function deliverWebhooksTask(input: DeliverWebhooksInput): Promise<number> {
  wireFakeChain();
  const merchantIds: string[] = [];
  for (let count = 0; count < input.endpoints; count += 1) {
    const { id, ctx } = await makeMerchant();
    await createWebhookEndpoint(ctx, {
      url: input.receiverUrl,
      events: ["payment.confirming", "payment.final"],
    });
    merchantIds.push(id);
  }
  const engine = await startEngine();
  const relay = startRelay({ logger, sink: async (events) => void (await engine.send(jobEventsOf(events))) });
  const deliver = async (count: number, type: string): Promise<number> => {
    await appendEvents({ merchantIds, type, count });
    const startedAt = systemClock.now().getTime();
    const where = { eventType: type, status: "succeeded" } as const;
    await until(
      "every webhook was answered",
      async () => (await db().webhookDelivery.count({ where })) === count,
    );
    const { _max: last } = await db().webhookDelivery.aggregate({ where, _max: { completedAt: true } });
    return count / (((last.completedAt?.getTime() ?? Number.NaN) - startedAt) / 1000);
  };
  await deliver(WARM_UP_DELIVERIES, "payment.final");
  const rate = await deliver(input.deliveries, "payment.confirming");
  await relay.stop();
  await engine.stop();
  return rate;
}
