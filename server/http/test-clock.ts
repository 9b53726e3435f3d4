import { systemContext } from "@/server/auth/authorize";
import { networkForMode } from "@/server/config/networks";
import { loadTestClock } from "@/server/modules/test-clock/load-test-clock";
import { alignTestClock } from "@/server/modules/test-helpers/align-test-clock";
import { logger } from "@/server/observability/logger";

/** How long a move that another process made stays unnoticed here. */
const POLL_MILLISECONDS = 1_000;

/**
 * Sets this process's clock of test mode before anything asks for the time, and follows moves made elsewhere. Only the
 * local chain's time can be moved: on a public network there is nothing to do. Returns the way to stop.
 */
export async function startTestClock(): Promise<() => void> {
  if (networkForMode("test")?.network !== "tron-local") return () => undefined;
  const load = (): Promise<unknown> =>
    loadTestClock(systemContext("test-clock", "test")).catch((error: unknown) =>
      logger.warn({ err: error }, "test mode's clock could not be read"),
    );
  await alignTestClock(systemContext("test-clock", "test")).catch((error: unknown) =>
    logger.warn({ err: error }, "test mode's clock and the local chain could not be compared"),
  );
  await load();
  const timer = setInterval(() => void load(), POLL_MILLISECONDS);
  timer.unref();
  return () => clearInterval(timer);
}
