import { setTimeout as delay } from "node:timers/promises";
import { checkEnvironment, StartProblem } from "@/server/http/start-problem";
import type { RunningServer } from "@/server/http/start-server";
import { watchParent } from "@/server/http/supervision";
import { logger } from "@/server/observability/logger";

/** From the signal to the end of the process, whatever still hangs. */
const STOP_MILLISECONDS = 10_000;

let running: RunningServer | undefined;
let stopping = false;

async function stop(reason: string, code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  logger.info({ reason }, "stopping");
  const late = delay(STOP_MILLISECONDS, "late" as const, { ref: false });
  const outcome = await Promise.race([running?.stop(), late]).catch((error: unknown) =>
    logger.error({ err: error }, "stopping failed"),
  );
  if (outcome === "late") logger.warn("stopping took too long");
  process.exit(code);
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop(signal, 0));
// A forgotten promise is a defect of one request or job, no reason to drop all others.
process.on("unhandledRejection", (error) => logger.error({ err: error }, "unhandled rejection"));
process.on("uncaughtException", (error) => {
  logger.fatal({ err: error }, "uncaught exception");
  void stop("uncaught exception", 1);
});

try {
  checkEnvironment();
  const { startServer } = await import("@/server/http/start-server");
  running = await startServer();
  watchParent(() => void stop("the launcher is gone", 0));
} catch (error) {
  if (error instanceof StartProblem) process.stderr.write(`Daric does not start: ${error.message}\n`);
  else logger.fatal({ err: error }, "Daric does not start");
  process.exit(1);
}
