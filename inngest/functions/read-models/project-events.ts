import { inngest } from "@/inngest/client";
import { figuresChanged } from "@/inngest/events";
import { asStep } from "@/inngest/job-error";
import { systemContext } from "@/server/auth/authorize";
import { projectEvents } from "@/server/modules/read-models/project-events";

/** A transaction that is still running holds the log back for a moment; a run waits for it so many seconds. */
const PATIENCE_TURNS = 5;

/** Keeps the read models up to date; a burst of events is one run. */
export const projectEventsOnChange = inngest.createFunction(
  {
    id: "project-events",
    triggers: [figuresChanged],
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
