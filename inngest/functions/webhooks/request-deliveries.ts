import { z } from "zod";
import { inngest } from "@/inngest/client";
import { startOrders } from "@/inngest/functions/webhooks/deliver-webhooks";
import { asStep } from "@/inngest/job-error";
import { systemContext } from "@/server/auth/authorize";
import { parse } from "@/server/core/parse";
import { CUSTOMER_EVENTS } from "@/server/modules/customers/events";
import { INVOICE_EVENTS } from "@/server/modules/invoices/events";
import { PAYMENT_LINK_EVENTS } from "@/server/modules/payment-links/events";
import { MANUAL_PAYMENT_EVENTS, PAYMENT_EVENTS } from "@/server/modules/payments/events";
import { SETTLEMENT_EVENTS } from "@/server/modules/settlements/events";
import { UNMATCHED_DEPOSIT_EVENTS } from "@/server/modules/unmatched-deposits/events";
import { WEBHOOK_DELIVERY_EVENTS, WEBHOOK_ENDPOINT_EVENTS } from "@/server/modules/webhooks/events";
import { requestDeliveries } from "@/server/modules/webhooks/request-deliveries";

const relayed = z.object({ event_id: z.string(), mode: z.enum(["test", "live"]) });

/** Turns a batch of facts into deliveries and starts a job for each. */
function requestDeliveriesOn(nouns: string, types: readonly string[]) {
  return inngest.createFunction(
    {
      id: `request-${nouns}-deliveries`,
      triggers: types.map((event) => ({ event })),
      batchEvents: { maxSize: 100, timeout: "1s", key: "event.data.mode" },
      retries: 10,
    },
    async ({ event, events, step }) => {
      const eventIds = events.map(({ data }) => parse(relayed, data).event_id);
      const ctx = systemContext("request-deliveries", parse(relayed, event.data).mode);
      const orders = await step.run("request-deliveries", () =>
        asStep(() => requestDeliveries(ctx, { eventIds })),
      );
      if (orders.length > 0) await step.sendEvent("start-deliveries", startOrders(orders));
    },
  );
}

/** One function per noun, because Inngest takes at most ten triggers a function. Together they name every public type. */
export const requestDeliveriesOnEvents = [
  requestDeliveriesOn("invoice", INVOICE_EVENTS),
  requestDeliveriesOn("customer", CUSTOMER_EVENTS),
  requestDeliveriesOn("payment-link", PAYMENT_LINK_EVENTS),
  requestDeliveriesOn("payment", [...PAYMENT_EVENTS, ...MANUAL_PAYMENT_EVENTS]),
  requestDeliveriesOn("deposit", UNMATCHED_DEPOSIT_EVENTS),
  requestDeliveriesOn("settlement", SETTLEMENT_EVENTS),
  requestDeliveriesOn("webhook", [...WEBHOOK_ENDPOINT_EVENTS, ...WEBHOOK_DELIVERY_EVENTS]),
];
