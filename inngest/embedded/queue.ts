import { setTimeout as delay } from "node:timers/promises";
import { type QueueOptions, type QueueRunner, startQueueRunner } from "@/inngest/embedded/queue-runner";

export interface Queue {
  /** Takes no more jobs and waits for those under way. */
  stop(): Promise<void>;
}

const LONGEST_PAUSE_MILLISECONDS = 10_000;
const SETTLE_MILLISECONDS = 100;

/**
 * Keeps one runner going, and replaces it when it gives up or when one of its connections breaks: the answer to a fetch may
 * have been lost, and with it jobs that stay locked although nobody has them. The former runner finishes what it has begun;
 * `onPool` frees its locks.
 */
export async function startQueue(options: QueueOptions): Promise<Queue> {
  const stopping = new AbortController();
  const retired: Promise<void>[] = [];
  const supervise = async (first: QueueRunner): Promise<void> => {
    for (let runner: QueueRunner | null = first; runner;) {
      await Promise.race([runner.lost, aborted(stopping.signal)]);
      // Connections break together: neither the end of this runner nor the start of the next should meet the last of them.
      await pause(SETTLE_MILLISECONDS, stopping.signal);
      retired.push(runner.retire());
      if (stopping.signal.aborted) return;
      options.logger.warn({}, "Job queue: a connection was lost, the runner is replaced");
      // Also when it was stopped meanwhile, the new runner is retired above.
      runner = await restart(options, stopping.signal);
    }
  };
  const supervision = supervise(await startQueueRunner(options));
  return {
    stop: async () => {
      stopping.abort();
      await supervision;
      await Promise.all(retired);
    },
  };
}

async function restart(options: QueueOptions, stopping: AbortSignal): Promise<QueueRunner | null> {
  for (let attempt = 0; !stopping.aborted; attempt += 1) {
    try {
      return await startQueueRunner(options);
    } catch (error) {
      options.logger.warn({ err: error }, "Job queue: the runner could not start, it will be tried again");
      await pause(Math.min(LONGEST_PAUSE_MILLISECONDS, 100 * 2 ** attempt), stopping);
    }
  }
  return null;
}

/** Ends early when the queue is stopped. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, { signal }).catch(() => undefined);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
