import { inngest } from "@/inngest/client";
import { startOrders } from "@/inngest/functions/webhooks/deliver-webhooks";
import { asStep } from "@/inngest/job-error";
import { systemContext } from "@/server/auth/authorize";
import { MODES } from "@/server/core/actor";
import { requestOverdueDeliveries } from "@/server/modules/webhooks/request-overdue-deliveries";

/** Finds deliveries whose job was lost and starts them again. */
export const requestOverdueDeliveriesRegularly = inngest.createFunction(
  { id: "request-overdue-deliveries", triggers: [{ cron: "*/5 * * * *" }], concurrency: 1, retries: 3 },
  async ({ step }) => {
    for (const mode of MODES) {
      const ctx = systemContext("request-overdue-deliveries", mode);
      const orders = await step.run(`request-${mode}-deliveries`, () =>
        asStep(() => requestOverdueDeliveries(ctx)),
      );
      if (orders.length > 0) await step.sendEvent(`start-${mode}-deliveries`, startOrders(orders));
    }
  },
);
