import { createHash } from "node:crypto";
import { eventType } from "inngest";
import { inngest } from "@/inngest/client";
import { asStep } from "@/inngest/job-error";
import { systemContext } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { attemptWebhookDeliveries } from "@/server/modules/webhooks/attempt-webhook-deliveries";
import { ATTEMPTS_REQUESTED } from "@/server/modules/webhooks/events";
import { groupAttempts, nextAttempts } from "@/server/modules/webhooks/rules";
import { type AttemptGroup, attemptGroupSchema, type DeliveryOrder } from "@/server/modules/webhooks/schema";

const attemptsRequested = eventType(ATTEMPTS_REQUESTED, { schema: attemptGroupSchema });

/** The same attempts again start no second job. */
function startGroups(groups: readonly AttemptGroup[]) {
  return groups.map((group) =>
    attemptsRequested.create(group, { id: createHash("sha256").update(JSON.stringify(group)).digest("hex") }),
  );
}

/** The job events that start deliveries, those to one endpoint together. */
export function startOrders(orders: readonly DeliveryOrder[]) {
  return startGroups(groupAttempts(orders));
}

/** Makes one attempt at each of some deliveries to one endpoint. Those that did not arrive go on in jobs of their own. */
export const deliverWebhooks = inngest.createFunction(
  {
    id: "deliver-webhooks",
    triggers: [attemptsRequested],
    concurrency: { limit: LIMITS.webhook.jobsPerEndpoint, key: "event.data.endpoint_id" },
    retries: 10,
  },
  async ({ event: { data: group }, step }) => {
    if (group.not_before !== null) await step.sleepUntil("wait", group.not_before);
    const ctx = systemContext("deliver-webhooks", group.mode);
    const outcomes = await step.run("attempt", () => asStep(() => attemptWebhookDeliveries(ctx, group)));
    const next = nextAttempts(group, outcomes);
    if (next.length > 0) await step.sendEvent("try-again", startGroups(next));
  },
);
