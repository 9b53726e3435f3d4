import { inngest } from "@/inngest/client";
import { chainAdvanced } from "@/inngest/events";
import { asStep } from "@/inngest/job-error";
import { systemContext } from "@/server/auth/authorize";
import { finaliseDeposits } from "@/server/modules/deposits/finalise-deposits";

/** Makes payments final once their blocks are solid, and their settlements available. */
export const finalisePaymentsOnAdvance = inngest.createFunction(
  {
    id: "finalise-payments",
    triggers: [chainAdvanced],
    concurrency: { limit: 1, key: "event.data.network" },
    retries: 3,
  },
  async ({ event, step }) => {
    const { network, mode } = event.data;
    await step.run("finalise-deposits", () =>
      asStep(() => finaliseDeposits(systemContext("finalise-payments", mode), { network })),
    );
  },
);
