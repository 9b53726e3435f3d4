import { eventType } from "inngest";
import { inngest } from "@/inngest/client";
import { asStep } from "@/inngest/job-error";
import { systemContext } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { attemptWebhookDelivery } from "@/server/modules/webhooks/attempt-webhook-delivery";
import { DELIVERY_REQUESTED } from "@/server/modules/webhooks/events";
import { type DeliveryOrder, deliveryOrderSchema } from "@/server/modules/webhooks/schema";

const deliveryRequested = eventType(DELIVERY_REQUESTED, { schema: deliveryOrderSchema });

/** The job events that start deliveries; the same order again starts none. */
export function startOrders(orders: readonly DeliveryOrder[]) {
  return orders.map((order) =>
    deliveryRequested.create(order, { id: `${order.delivery_id}/${order.requested_version}` }),
  );
}

/** Brings one delivery to its end: one step when the receiver takes it at once, else a step and a sleep per attempt. */
export const deliverWebhook = inngest.createFunction(
  {
    id: "deliver-webhook",
    triggers: [deliveryRequested],
    concurrency: { limit: LIMITS.webhook.concurrencyPerEndpoint, key: "event.data.endpoint_id" },
    retries: 10,
  },
  async ({ event: { data: order }, step }) => {
    const ctx = systemContext("deliver-webhook", order.mode);
    let number = order.first_attempt;
    for (let turn = 1; ; turn += 1) {
      const outcome = await step.run(`attempt-${turn}`, () =>
        asStep(() => attemptWebhookDelivery(ctx, { ...order, number })),
      );
      if (outcome.status !== "pending") return outcome;
      await step.sleepUntil(`wait-${turn}`, outcome.next_attempt_at);
      number = outcome.next_attempt;
    }
  },
);
