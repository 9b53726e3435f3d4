import { inngest } from "@/inngest/client";
import { asStep } from "@/inngest/job-error";
import { systemContext } from "@/server/auth/authorize";
import type { PublicEventType } from "@/server/modules/events/schema";
import { projectEvents } from "@/server/modules/read-models/project-events";

/** Facts that change a figure somebody looks at. The others come along with the next of these, or with the next minute. */
const WAKING_TYPES = [
  "invoice.created",
  "invoice.payment_detected",
  "invoice.paid",
  "invoice.reopened",
  "invoice.expired",
  "payment.confirmed",
  "settlement.completed",
  "settlement.reversed",
] as const satisfies readonly PublicEventType[];

/** A transaction that is still running holds the log back for a moment; a run waits for it so many seconds. */
const PATIENCE_TURNS = 5;

/** Keeps the read models up to date; a burst of events is one run. */
export const projectEventsOnChange = inngest.createFunction(
  {
    id: "project-events",
    triggers: WAKING_TYPES.map((event) => ({ event })),
    batchEvents: { maxSize: 100, timeout: "1s" },
    concurrency: 1,
    retries: 3,
  },
  async ({ step }) => {
    const ctx = systemContext("project-events");
    for (let turn = 1; turn <= PATIENCE_TURNS; turn += 1) {
      const { behind } = await step.run(`project-events-${turn}`, () => asStep(() => projectEvents(ctx)));
      if (!behind) return;
      await step.sleep(`wait-${turn}`, "1s");
    }
  },
);
