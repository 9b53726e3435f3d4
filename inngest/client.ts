import { Inngest } from "inngest";
import { embeddedClientOptions } from "@/inngest/embedded/client-options";
import { env } from "@/server/config/env";
import { logger } from "@/server/observability/logger";

/** The client of every function and sender: of an outside Inngest server where one is configured, else of the engine in this process. */
export const inngest = new Inngest({
  id: "daric",
  logger,
  // Results of steps are written together: at a pause, a failure or the end. A crash repeats those steps, which every step stands.
  checkpointing: { bufferedSteps: 10 },
  ...(usesEmbeddedEngine() ? embeddedClientOptions() : serverOptions()),
});

/** Whether no outside Inngest server is configured, so that this process executes the functions itself. */
export function usesEmbeddedEngine(): boolean {
  const { INNGEST_BASE_URL, INNGEST_EVENT_KEY, INNGEST_SIGNING_KEY } = env();
  return (
    INNGEST_BASE_URL === undefined && INNGEST_EVENT_KEY === undefined && INNGEST_SIGNING_KEY === undefined
  );
}

/** Requests are signed unless no signing key is set, which only a development server accepts. */
function serverOptions() {
  const { INNGEST_BASE_URL, INNGEST_EVENT_KEY, INNGEST_SIGNING_KEY } = env();
  return {
    baseUrl: INNGEST_BASE_URL,
    eventKey: INNGEST_EVENT_KEY,
    signingKey: INNGEST_SIGNING_KEY,
    isDev: INNGEST_SIGNING_KEY === undefined,
  };
}
