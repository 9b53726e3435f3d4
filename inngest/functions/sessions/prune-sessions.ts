import { inngest } from "@/inngest/client";
import { asStep } from "@/inngest/job-error";
import { systemContext } from "@/server/auth/authorize";
import { prunePasskeyChallenges } from "@/server/modules/passkeys/prune-passkey-challenges";
import { pruneSessions } from "@/server/modules/sessions/prune-sessions";
import { pruneUserTokens } from "@/server/modules/users/prune-user-tokens";

/** Deletes sessions, challenges and links that are out of date. */
export const pruneSessionsDaily = inngest.createFunction(
  { id: "prune-sessions", triggers: [{ cron: "37 3 * * *" }], concurrency: 1, retries: 3 },
  async ({ step }) => {
    const ctx = systemContext("prune-sessions");
    await step.run("prune-sessions", () => asStep(() => pruneSessions(ctx)));
    await step.run("prune-challenges", () => asStep(() => prunePasskeyChallenges(ctx)));
    await step.run("prune-tokens", () => asStep(() => pruneUserTokens(ctx)));
  },
);
