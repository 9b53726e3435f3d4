import { EventEmitter } from "node:events";
import { type ParsedCronItem, run, type RunnerOptions, type TaskList } from "graphile-worker";
import { endsWithin } from "@/inngest/embedded/bounded";
import { type Database, openDatabase } from "@/inngest/embedded/database";
import { type EngineLogger, queueLogger } from "@/inngest/embedded/logger";

export interface QueueOptions {
  readonly connectionString: string;
  readonly tasks: TaskList;
  readonly crons: ParsedCronItem[];
  readonly concurrency: number;
  readonly pollMilliseconds: number;
  readonly logger: EngineLogger;
  /** Closes every connection of the queue at once, whatever it is doing. */
  readonly letGo: AbortSignal;
  /** Called with the name under which jobs will be locked, before any is. */
  onPool(poolId: string): Promise<void>;
}

export interface QueueRunner {
  /** Resolves when a connection broke or the runner gave up: it must be replaced. */
  readonly lost: Promise<void>;
  /** Takes no more jobs, waits for those under way, and lets go of its connections. */
  retire(): Promise<void>;
}

/** For listening, completions, and locks, beside one per job. */
const EXTRA_CONNECTIONS = 3;
const LOST_MILLISECONDS = 1000;

/**
 * One runner of graphile-worker with connections of its own. In 0.18.0 a runner that could not write a completion counts its
 * pending completions wrongly from then on, and its end may never come; so a lost runner is given a moment, and then its
 * connections are closed. That costs nothing durable: its jobs are freed for the next runner, which finds their turns over.
 */
export async function startQueueRunner(options: QueueOptions): Promise<QueueRunner> {
  const { connectionString, concurrency, logger, letGo } = options;
  // The queue's own writes (locks, completed jobs) can be lost: a job is then executed again and finds its turn over.
  const database = openDatabase({
    connectionString,
    size: concurrency + EXTRA_CONNECTIONS,
    durable: false,
    logger,
  });
  const lost = Promise.withResolvers<void>();
  database.pool.on("connect", (client) => void client.on("error", () => lost.resolve()));
  const destroy = (): void => database.destroy();
  letGo.addEventListener("abort", destroy);
  const close = async (): Promise<void> => {
    await database.close();
    letGo.removeEventListener("abort", destroy);
  };
  const events = new EventEmitter();
  const named = new Promise<string>((resolve) =>
    events.once("pool:create", ({ workerPool }: { workerPool: { id: string } }) => resolve(workerPool.id)),
  );
  try {
    const runner = await run(runnerOptions(options, database, events));
    const giveUp = (): void => lost.resolve();
    events.once("pool:gracefulShutdown", giveUp);
    const retire = async (): Promise<void> => {
      events.off("pool:gracefulShutdown", giveUp);
      const ended = Promise.allSettled([runner.stop(), runner.promise]);
      await Promise.race([ended, lost.promise.then(() => endsWithin(LOST_MILLISECONDS, ended))]);
      await close();
    };
    await options.onPool(await named).catch(async (error: unknown) => {
      giveUp();
      await retire();
      throw error;
    });
    return { lost: lost.promise, retire };
  } catch (error) {
    await close();
    throw error;
  }
}

function runnerOptions(
  { tasks, crons, concurrency, pollMilliseconds, logger }: QueueOptions,
  database: Database,
  events: EventEmitter,
): RunnerOptions {
  return {
    pgPool: database.pool,
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
  };
}
