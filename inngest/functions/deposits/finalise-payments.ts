import { inngest } from "@/inngest/client";
import { chainAdvanced } from "@/inngest/events";
import { asStep } from "@/inngest/job-error";
import { systemContext } from "@/server/auth/authorize";
import { confirmDeposits } from "@/server/modules/deposits/confirm-deposits";
import { failOrphanedDeposits } from "@/server/modules/deposits/fail-orphaned-deposits";
import { finaliseDeposits } from "@/server/modules/deposits/finalise-deposits";
import { scanFinal } from "@/server/modules/deposits/scan-final";

/**
 * Reads solid blocks once more, for money that the head missed; then makes payments final and their settlements
 * available, and gives up those that can never come back.
 */
export const finalisePaymentsOnAdvance = inngest.createFunction(
  {
    id: "finalise-payments",
    triggers: [chainAdvanced],
    concurrency: { limit: 1, key: "event.data.network" },
    retries: 3,
  },
  async ({ event, step }) => {
    const { network, mode } = event.data;
    const ctx = systemContext("finalise-payments", mode);
    for (let part = 0, behind = true; behind; part += 1) {
      const scan = await step.run(`scan-final-${part}`, () => asStep(() => scanFinal(ctx, { network })));
      if (scan.found > 0)
        await step.run(`confirm-deposits-${part}`, () => asStep(() => confirmDeposits(ctx, { network })));
      behind = scan.behind;
    }
    await step.run("finalise-deposits", () => asStep(() => finaliseDeposits(ctx, { network })));
    await step.run("fail-orphaned-deposits", () => asStep(() => failOrphanedDeposits(ctx, { network })));
  },
);
