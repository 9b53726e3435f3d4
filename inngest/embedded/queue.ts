import { setTimeout as delay } from "node:timers/promises";
import { EventEmitter } from "node:events";
import { type ParsedCronItem, run, type Runner, runMigrations, type TaskList } from "graphile-worker";
import type { Pool } from "pg";
import { type EngineLogger, queueLogger } from "@/inngest/embedded/logger";

interface QueueOptions {
  readonly pool: Pool;
  readonly tasks: TaskList;
  readonly crons: ParsedCronItem[];
  readonly concurrency: number;
  readonly pollMilliseconds: number;
  readonly logger: EngineLogger;
  /** Called with the name under which jobs will be locked, before any is. */
  onPool(poolId: string): Promise<void>;
}

export interface Queue {
  /** Takes no more jobs and waits for those under way. */
  stop(): Promise<void>;
}

const LONGEST_PAUSE_MILLISECONDS = 10_000;

/**
 * Runs graphile-worker and starts it anew whenever it gives up, which it does when Postgres goes away while a job ends. Jobs
 * of the runner that gave up are released by `onPool`.
 */
export async function startQueue(options: QueueOptions): Promise<Queue> {
  await runMigrations({ pgPool: options.pool, logger: queueLogger(options.logger) });
  let isStopping = false;
  let runner = await startRunner(options);
  const supervision = (async () => {
    for (let failures = 0; ; ) {
      const startedAt = performance.now();
      await runner.promise.catch((error: unknown) => options.logger.warn({ err: error }, "Job queue: the runner stopped"));
      if (isStopping) return;
      failures = performance.now() - startedAt > LONGEST_PAUSE_MILLISECONDS ? 0 : failures + 1;
      const next = await restart(options, failures, () => isStopping);
      if (!next) return;
      runner = next;
    }
  })();
  return {
    stop: async () => {
      isStopping = true;
      await runner.stop().catch(() => undefined);
      await supervision;
    },
  };
}

async function restart(options: QueueOptions, failures: number, isStopping: () => boolean): Promise<Runner | null> {
  for (let attempt = failures; !isStopping(); attempt += 1) {
    await delay(Math.min(LONGEST_PAUSE_MILLISECONDS, 100 * 2 ** attempt));
    try {
      return await startRunner(options);
    } catch (error) {
      options.logger.warn({ err: error }, "Job queue: the runner could not start, it will be tried again");
    }
  }
  return null;
}

async function startRunner({ pool, tasks, crons, concurrency, pollMilliseconds, logger, onPool }: QueueOptions): Promise<Runner> {
  const events = new EventEmitter();
  const named = new Promise<string>((resolve) => events.once("pool:create", ({ workerPool }: { workerPool: { id: string } }) => resolve(workerPool.id)));
  const runner = await run({
    pgPool: pool,
    taskList: tasks,
    parsedCronItems: crons,
    noHandleSignals: true,
    logger: queueLogger(logger),
    events,
    preset: {
      worker: {
        concurrentJobs: concurrency,
        pollInterval: pollMilliseconds,
        // Fetching and completing in batches is most of the queue's throughput. A negative delay would also leave failures
        // of a completion as unhandled rejections, which end the process.
        localQueue: { size: concurrency * 2 },
        completeJobBatchDelay: 0,
        failJobBatchDelay: 0,
      },
    },
  });
  await onPool(await named);
  return runner;
}
