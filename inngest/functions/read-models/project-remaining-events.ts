import { inngest } from "@/inngest/client";
import { asStep } from "@/inngest/job-error";
import { systemContext } from "@/server/auth/authorize";
import { projectEvents } from "@/server/modules/read-models/project-events";

/** Takes in what no event woke the projection for, once a minute. */
export const projectRemainingEvents = inngest.createFunction(
  { id: "project-remaining-events", triggers: [{ cron: "* * * * *" }], concurrency: 1, retries: 3 },
  async ({ step }) => {
    const ctx = systemContext("project-remaining-events");
    await step.run("project-events", () => asStep(() => projectEvents(ctx)));
  },
);
