import { inngest } from "@/inngest/client";
import { asStep } from "@/inngest/job-error";
import { systemContext } from "@/server/auth/authorize";
import { pruneMail } from "@/server/modules/mail/prune-mail";

/** Forgets which messages were sent, a month later. */
export const pruneMailDaily = inngest.createFunction(
  { id: "prune-mail", triggers: [{ cron: "23 3 * * *" }], concurrency: 1, retries: 3 },
  async ({ step }) => {
    await step.run("prune", () => asStep(() => pruneMail(systemContext("prune-mail"))));
  },
);
