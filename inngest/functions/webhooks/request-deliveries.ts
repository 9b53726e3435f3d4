import { z } from "zod";
import { inngest } from "@/inngest/client";
import { eventsRelayed } from "@/inngest/events";
import { startOrders } from "@/inngest/functions/webhooks/deliver-webhooks";
import { asStep } from "@/inngest/job-error";
import { systemContext } from "@/server/auth/authorize";
import { parse } from "@/server/core/parse";
import type { Mode } from "@/server/core/actor";
import { SINGLE_DELIVERY_EVENTS } from "@/server/modules/webhooks/events";
import { requestDeliveries } from "@/server/modules/webhooks/request-deliveries";

const ID = "request-deliveries";

function requestIn(mode: Mode, eventIds: readonly string[]) {
  return asStep(() => requestDeliveries(systemContext(ID, mode), { eventIds }));
}

/** Turns a batch of facts into deliveries and starts their jobs. */
const requestDeliveriesOfBatch = inngest.createFunction(
  { id: ID, triggers: [eventsRelayed], retries: 10 },
  async ({ event: { data }, step }) => {
    const orders = await step.run("request-deliveries", () => requestIn(data.mode, data.event_ids));
    if (orders.length > 0) await step.sendEvent("start-deliveries", startOrders(orders));
  },
);

const relayed = z.object({ event_id: z.string(), mode: z.enum(["test", "live"]) });

/** Starts the deliveries that a test or a resend asks for. */
const requestSingleDeliveries = inngest.createFunction(
  {
    id: "request-single-deliveries",
    triggers: SINGLE_DELIVERY_EVENTS.map((event) => ({ event })),
    batchEvents: { maxSize: 100, timeout: "1s", key: "event.data.mode" },
    retries: 10,
  },
  async ({ event, events, step }) => {
    const eventIds = events.map(({ data }) => parse(relayed, data).event_id);
    const { mode } = parse(relayed, event.data);
    const orders = await step.run("request-deliveries", () => requestIn(mode, eventIds));
    if (orders.length > 0) await step.sendEvent("start-deliveries", startOrders(orders));
  },
);

export const requestDeliveriesOnEvents = [requestDeliveriesOfBatch, requestSingleDeliveries];
