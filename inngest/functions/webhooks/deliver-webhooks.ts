import { createHash } from "node:crypto";
import { eventType, type GetStepTools } from "inngest";
import { inngest } from "@/inngest/client";
import { testClockAdvanced } from "@/inngest/events";
import { asStep } from "@/inngest/job-error";
import { systemContext } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { instant, wallTimeOf } from "@/server/core/clock";
import type { Context } from "@/server/db/context";
import { attemptWebhookDeliveries } from "@/server/modules/webhooks/attempt-webhook-deliveries";
import { ATTEMPTS_REQUESTED } from "@/server/modules/webhooks/events";
import { groupAttempts, nextAttempts } from "@/server/modules/webhooks/rules";
import { type AttemptGroup, attemptGroupSchema, type AttemptOrder } from "@/server/modules/webhooks/schema";

const attemptsRequested = eventType(ATTEMPTS_REQUESTED, { schema: attemptGroupSchema });

/** The same attempts again start no second job. */
function startGroups(groups: readonly AttemptGroup[]) {
  return groups.map((group) =>
    attemptsRequested.create(group, { id: createHash("sha256").update(JSON.stringify(group)).digest("hex") }),
  );
}

/** The job events that start deliveries, those to one endpoint together. */
export function startOrders(orders: readonly AttemptOrder[]) {
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
    const ctx = systemContext("deliver-webhooks", group.mode);
    if (group.not_before !== null) await waitUntil(instant(group.not_before), ctx, step);
    const outcomes = await step.run("attempt", () => asStep(() => attemptWebhookDeliveries(ctx, group)));
    const next = nextAttempts(group, outcomes);
    if (next.length > 0) await step.sendEvent("try-again", startGroups(next));
  },
);

/** Waits for a moment of the mode's clock, which can be moved in test mode: each move is a reason to look again. */
async function waitUntil(
  at: Date,
  { clock, mode }: Context,
  step: GetStepTools<typeof inngest>,
): Promise<void> {
  if (mode === "live") return step.sleepUntil("wait", at);
  for (let turn = 1; ; turn += 1) {
    const timeout = wallTimeOf(clock, at);
    const moved = await step.waitForEvent(`wait-${turn}`, { event: testClockAdvanced, timeout });
    if (moved === null || (await step.run(`look-${turn}`, () => clock.now() >= at))) return;
  }
}
