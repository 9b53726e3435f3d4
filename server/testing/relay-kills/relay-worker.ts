import { inngest } from "@/inngest/client";
import { createEmbeddedEngine } from "@/inngest/embedded/engine";
import { functions } from "@/inngest/index";
import { jobEventsOf } from "@/inngest/relay/job-events";
import { startRelay } from "@/inngest/relay/relay";
import { env } from "@/server/config/env";
import { logger } from "@/server/observability/logger";
import { armCrashPoint } from "@/server/testing/crash-points/crash-points";

/**
 * A relay in a process of its own, to be killed: `tsx relay-worker.ts <batches>` dies by itself after it has sent so many
 * batches and before it deletes the last; 0 never. Its engine only takes events; another process executes the runs.
 */
const [, , batches = "0"] = process.argv;
if (batches !== "0") armCrashPoint("events sent, not deleted", Number(batches));

const engine = createEmbeddedEngine({
  connectionString: env().DATABASE_URL,
  client: inngest,
  functions,
  logger,
});
startRelay({
  logger,
  sink: async (events) => {
    await engine.send(jobEventsOf(events));
    process.send?.(events.map(({ id }) => id));
  },
});
process.once("disconnect", () => process.exit(0));
