import { inngest } from "@/inngest/client";
import { asStep } from "@/inngest/job-error";
import { systemContext } from "@/server/auth/authorize";
import { pruneIdempotencyKeys } from "@/server/modules/idempotency-keys/prune-idempotency-keys";

/** Deletes the keys past their time, a batch per step. */
export const pruneIdempotencyKeysHourly = inngest.createFunction(
  { id: "prune-idempotency-keys", triggers: [{ cron: "17 * * * *" }], concurrency: 1, retries: 3 },
  async ({ step }) => {
    for (let batch = 0; ; batch += 1) {
      const { deleted } = await step.run(`prune-${batch}`, () =>
        asStep(() => pruneIdempotencyKeys(systemContext("prune-idempotency-keys"))),
      );
      if (deleted === 0) return;
    }
  },
);
