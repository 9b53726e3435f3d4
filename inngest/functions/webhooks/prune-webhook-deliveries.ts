import { inngest } from "@/inngest/client";
import { asStep } from "@/inngest/job-error";
import { systemContext } from "@/server/auth/authorize";
import { MODES } from "@/server/core/actor";
import { pruneWebhookDeliveries } from "@/server/modules/webhooks/prune-webhook-deliveries";

/** Deletes the deliveries past their time, a batch per step. */
export const pruneWebhookDeliveriesHourly = inngest.createFunction(
  { id: "prune-webhook-deliveries", triggers: [{ cron: "29 * * * *" }], concurrency: 1, retries: 3 },
  async ({ step }) => {
    for (const mode of MODES) {
      for (let batch = 0; ; batch += 1) {
        const { deleted } = await step.run(`prune-${mode}-${batch}`, () =>
          asStep(() => pruneWebhookDeliveries(systemContext("prune-webhook-deliveries", mode))),
        );
        if (deleted === 0) break;
      }
    }
  },
);
