import { inngest, usesEmbeddedEngine } from "@/inngest/client";
import { createEmbeddedEngine, type EmbeddedEngine } from "@/inngest/embedded/engine";
import type { EngineReport } from "@/inngest/embedded/inspect";
import { chainScanRequested } from "@/inngest/events";
import { functions } from "@/inngest/index";
import { jobEventsOf } from "@/inngest/relay/job-events";
import { startRelay } from "@/inngest/relay/relay";
import { copyEnvironment, env } from "@/server/config/env";
import { LIMITS } from "@/server/config/limits";
import { time } from "@/server/core/wire";
import type { HealthCheck } from "@/server/modules/health/schema";
import { jobEngine } from "@/server/modules/jobs/ports";
import type { JobReport } from "@/server/modules/jobs/schema";
import { logger } from "@/server/observability/logger";

/** An engine or outbox this far behind is told, though requests are still answered. */
const LAG_SECONDS = 30;

/** What this process does beside answering requests. */
export interface Background {
  /** How the engine and the relay are doing. Never throws. */
  checks(): Promise<HealthCheck[]>;
  /** Finishes what is under way and begins nothing new. */
  stop(): Promise<void>;
}

/** Starts the job engine, unless an outside Inngest server executes the jobs, and the relay that feeds it. */
export async function startBackground(): Promise<Background> {
  const engine = usesEmbeddedEngine() ? await startEngine() : null;
  jobEngine.provide({ inspect: async () => (engine ? toReport(await engine.inspect()) : null) });
  const relay = startRelay({
    logger,
    sink: async (events) => {
      const jobEvents = jobEventsOf(events);
      await (engine ? engine.send(jobEvents) : inngest.send(jobEvents));
    },
  });
  return {
    checks: () =>
      Promise.all([
        lagCheck("outbox-relay", async () => (await relay.lag()).seconds),
        ...(engine ? [lagCheck("job-engine", async () => (await engine.inspect()).lagSeconds)] : []),
      ]),
    stop: async () => {
      await relay.stop();
      await engine?.stop();
    },
  };
}

function toReport({ live, lastFiveMinutes, lagSeconds, recentFailures }: EngineReport): JobReport {
  return {
    object: "job_report",
    live,
    last_five_minutes: lastFiveMinutes,
    lag_seconds: Math.round(lagSeconds),
    failures: recentFailures.map(({ runId, functionId, error, attempts, endedAt }) => ({
      run_id: runId,
      function_id: functionId,
      message: error.message ?? "It said nothing",
      attempts,
      ended_at: time(endedAt),
    })),
  };
}

async function startEngine(): Promise<EmbeddedEngine> {
  copyEnvironment();
  const engine = createEmbeddedEngine({
    connectionString: env().DATABASE_URL,
    client: inngest,
    functions,
    logger,
    concurrency: LIMITS.jobConcurrency,
  });
  await engine.start();
  await engine.send([{ name: chainScanRequested.name, data: {} }]);
  return engine;
}

async function lagCheck(name: string, lagSeconds: () => Promise<number>): Promise<HealthCheck> {
  try {
    const seconds = Math.round(await lagSeconds());
    return seconds > LAG_SECONDS
      ? { name, status: "degraded", detail: `${seconds} s behind` }
      : { name, status: "ok" };
  } catch {
    return { name, status: "failing", detail: "Its state cannot be read" };
  }
}
