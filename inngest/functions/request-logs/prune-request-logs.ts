import { inngest } from "@/inngest/client";
import { asStep } from "@/inngest/job-error";
import { systemContext } from "@/server/auth/authorize";
import { pruneRequestLogs } from "@/server/modules/request-logs/prune-request-logs";

/** Deletes the requests past their time, a batch per step. */
export const pruneRequestLogsHourly = inngest.createFunction(
  { id: "prune-request-logs", triggers: [{ cron: "41 * * * *" }], concurrency: 1, retries: 3 },
  async ({ step }) => {
    for (let batch = 0; ; batch += 1) {
      const { deleted } = await step.run(`prune-${batch}`, () =>
        asStep(() => pruneRequestLogs(systemContext("prune-request-logs"))),
      );
      if (deleted === 0) return;
    }
  },
);
