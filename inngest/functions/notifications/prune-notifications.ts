import { inngest } from "@/inngest/client";
import { asStep } from "@/inngest/job-error";
import { systemContext } from "@/server/auth/authorize";
import { pruneNotifications } from "@/server/modules/notifications/prune-notifications";

/** Forgets what members were told a season ago. */
export const pruneNotificationsDaily = inngest.createFunction(
  { id: "prune-notifications", triggers: [{ cron: "53 3 * * *" }], concurrency: 1, retries: 3 },
  async ({ step }) => {
    await step.run("prune", () => asStep(() => pruneNotifications(systemContext("prune-notifications"))));
  },
);
