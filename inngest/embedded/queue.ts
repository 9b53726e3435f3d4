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
const SETTLE_MILLISECONDS = 100;

/**
 * Runs graphile-worker, and replaces the runner when it gives up or when one of its connections breaks: the answer to a
 * fetch may have been lost, and with it jobs that stay locked although nobody has them. The former runner finishes what it
 * has begun; `onPool` frees its locks.
 */
export async function startQueue(options: QueueOptions): Promise<Queue> {
  const stopping = Promise.withResolvers<void>();
  let lost = Promise.withResolvers<void>();
  let isStopping = false;
  options.pool.on("connect", (client) => void client.on("error", () => lost.resolve()));
  await runMigrations({ pgPool: options.pool, logger: queueLogger(options.logger) });

  let runner = await startRunner(options);
  const retired: Promise<void>[] = [];
  const retire = (): void =>
    void retired.push(
      runner.stop().catch(() => undefined),
      runner.promise.catch(() => undefined),
    );
  const supervision = (async () => {
    while (!isStopping) {
      await Promise.race([runner.promise.catch(() => undefined), lost.promise, stopping.promise]);
      // Connections break together: neither the end of this runner nor the start of the next should meet the last of them.
      if (!isStopping) await delay(SETTLE_MILLISECONDS);
      retire();
      if (isStopping) return;
      options.logger.warn({}, "Job queue: a connection was lost, the runner is replaced");
      lost = Promise.withResolvers();
      const next = await restart(options, () => isStopping);
      if (!next) return;
      runner = next;
    }
  })();
  return {
    stop: async () => {
      isStopping = true;
      stopping.resolve();
      await supervision;
      await Promise.all(retired);
    },
  };
}

async function restart(options: QueueOptions, isStopping: () => boolean): Promise<Runner | null> {
  for (let attempt = 0; !isStopping(); attempt += 1) {
    try {
      return await startRunner(options);
    } catch (error) {
      options.logger.warn({ err: error }, "Job queue: the runner could not start, it will be tried again");
      await delay(Math.min(LONGEST_PAUSE_MILLISECONDS, 100 * 2 ** attempt));
    }
  }
  return null;
}

async function startRunner({
  pool,
  tasks,
  crons,
  concurrency,
  pollMilliseconds,
  logger,
  onPool,
}: QueueOptions): Promise<Runner> {
  const events = new EventEmitter();
  const named = new Promise<string>((resolve) =>
    events.once("pool:create", ({ workerPool }: { workerPool: { id: string } }) => resolve(workerPool.id)),
  );
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
        // No local queue: in 0.18.0 a runner that is stopped while its local queue holds jobs fails, and fails its active jobs.
        // A negative delay would leave a failed completion as an unhandled rejection, which ends the process.
        completeJobBatchDelay: 0,
        failJobBatchDelay: 0,
      },
    },
  });
  await onPool(await named);
  return runner;
}
