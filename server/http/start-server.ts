import next from "next";
import { env } from "@/server/config/env";
import { payerContext } from "@/server/auth/authorize";
import { systemClock } from "@/server/core/clock";
import { isDomainError } from "@/server/core/errors";
import { newId } from "@/server/core/ids";
import { disconnectDatabase } from "@/server/db/client";
import { startBackground } from "@/server/http/background";
import { listen } from "@/server/http/listener";
import { routeRequests } from "@/server/http/router";
import { StartProblem } from "@/server/http/start-problem";
import { startTestClock } from "@/server/http/test-clock";
import { requestRecorder } from "@/server/rest/request-recorder";
import { checkRequestLog } from "@/server/rest/exchange";
import { checkCounters } from "@/server/modules/rate-limits/check-counters";
import { checkDatabase } from "@/server/modules/health/check-database";
import { logger } from "@/server/observability/logger";
import { createHealthApp } from "@/server/rest/health";
import { closeInvoiceStreams } from "@/server/rest/invoice-stream";
import { verifyNetworks, wirePorts } from "@/server/wiring";

const DRAIN_MILLISECONDS = 5_000;

export interface RunningServer {
  /** Answers what is under way, finishes the jobs' current steps, and lets go of the database. */
  stop(): Promise<void>;
}

/** Starts everything of this process, in the order of dependence. It listens only once requests can be answered. */
export async function startServer(): Promise<RunningServer> {
  const { PORT } = env();
  wirePorts();
  await assertRightNetworks();
  const database = await checkDatabase(payerContext("test", newId("request"), systemClock));
  if (database.status === "failing") throw new StartProblem(`${database.detail}.`);

  const stopTestClock = await startTestClock();
  const pages = next({ dev: false, dir: process.cwd(), port: PORT });
  const [background] = await Promise.all([startBackground(), pages.prepare()]);
  const answerPage = pages.getRequestHandler();
  const listener = await listen(
    PORT,
    routeRequests({
      health: createHealthApp(async () => [
        ...(await background.checks()),
        await checkCounters(),
        checkRequestLog(),
      ]),
      pages: (request, response) => answerPage(request, response),
    }),
  );
  logger.info({ port: PORT }, "ready");

  return {
    stop: async () => {
      closeInvoiceStreams();
      await listener.drain(AbortSignal.timeout(DRAIN_MILLISECONDS));
      await requestRecorder().flush();
      await background.stop();
      stopTestClock();
      await pages.close();
      await disconnectDatabase();
    },
  };
}

/** A wrong chain or token stops the start; a chain that does not answer now is the watcher's business later. */
async function assertRightNetworks(): Promise<void> {
  try {
    await verifyNetworks();
  } catch (error) {
    if (!isDomainError(error)) {
      throw new StartProblem(error instanceof Error ? error.message : String(error), { cause: error });
    }
    logger.warn({ err: error }, "a network could not be checked at the start");
  }
}
