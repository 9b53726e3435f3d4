import { inngest } from "@/inngest/client";
import { asStep } from "@/inngest/job-error";
import { systemContext } from "@/server/auth/authorize";
import { prunePartnerGrants } from "@/server/modules/partners/prune-partner-grants";

/** Deletes what partners' tokens have left behind. */
export const prunePartnerGrantsHourly = inngest.createFunction(
  { id: "prune-partner-grants", triggers: [{ cron: "41 * * * *" }], concurrency: 1, retries: 3 },
  async ({ step }) => {
    await step.run("prune", () => asStep(() => prunePartnerGrants(systemContext("prune-partner-grants"))));
  },
);
