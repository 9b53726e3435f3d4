import { inngest } from "@/inngest/client";
import { asStep } from "@/inngest/job-error";
import { systemContext } from "@/server/auth/authorize";
import { pruneReconciliations } from "@/server/modules/reconciliations/prune-reconciliations";

/** Forgets old runs. */
export const pruneReconciliationsDaily = inngest.createFunction(
  { id: "prune-reconciliations", triggers: [{ cron: "41 3 * * *" }], concurrency: 1, retries: 3 },
  async ({ step }) => {
    await step.run("prune-reconciliations", () =>
      asStep(() => pruneReconciliations(systemContext("prune-reconciliations"))),
    );
  },
);
