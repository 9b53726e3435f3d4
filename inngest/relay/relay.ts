import { LIMITS } from "@/server/config/limits";
import { onOutboxGrown } from "@/server/db/outbox-signal";
import type { Logger } from "@/server/observability/logger";
import {
  claimBatch,
  deleteSent,
  measureLag,
  type OutboxLag,
  type RelayedEvent,
  releaseBatch,
} from "@/inngest/relay/outbox";
import { Waiter } from "@/inngest/relay/waiter";

const {
  batch: BATCH,
  pollMilliseconds: POLL_MILLISECONDS,
  gatherMilliseconds: GATHER_MILLISECONDS,
} = LIMITS.outbox;
const BACK_OFF_MILLISECONDS = { first: 100, longest: 5_000 } as const;

export interface RelayOptions {
  /** Hands events to the job engine. Resolves once they are safe there; rejects to have all of them sent again. */
  readonly sink: (events: RelayedEvent[]) => Promise<void>;
  readonly logger: Pick<Logger, "warn" | "info">;
  /** How often it looks by itself, for entries whose commit did not wake it. */
  readonly pollMilliseconds?: number;
  /** How long it lets events gather after a batch that was not full: many cost the engine little more than one. */
  readonly gatherMilliseconds?: number;
}

export interface Relay {
  /** Finishes the batch under way and ends. */
  stop(): Promise<void>;
  /** Resolves once everything that was committed before the call, and is not leased to another relay, has left. */
  idle(): Promise<void>;
  lag(): Promise<OutboxLag>;
}

/** Sends one batch and answers how many events it had. */
async function relayBatch(sink: RelayOptions["sink"]): Promise<number> {
  const events = await claimBatch();
  if (events.length === 0) return 0;
  try {
    await sink(events);
  } catch (error) {
    await releaseBatch(events).catch(() => undefined);
    throw error;
  }
  await deleteSent(events);
  return events.length;
}

/**
 * Moves committed events from the outbox to the job engine, at least once each: claim, send, delete, with no transaction
 * open while sending. Any number of relays may run. A failure of the database or the sink is retried for ever with a
 * growing pause; nothing is thrown.
 */
export function startRelay({
  sink,
  logger,
  pollMilliseconds = POLL_MILLISECONDS,
  gatherMilliseconds = GATHER_MILLISECONDS,
}: RelayOptions): Relay {
  const waiter = new Waiter();
  const forgetSignal = onOutboxGrown(() => waiter.wake());
  const idleCallers: Idle[] = [];
  let stopping = false;
  let failures = 0;

  async function run(): Promise<void> {
    while (!stopping) {
      const seen = idleCallers.length;
      try {
        const sent = await relayBatch(sink);
        if (failures > 0) logger.info({ failures }, "the outbox relay works again");
        failures = 0;
        if (sent > 0) {
          const isAwaited = idleCallers.length > 0;
          if (sent < BATCH && !isAwaited) await waiter.pause(gatherMilliseconds);
          continue;
        }
        for (const resolve of idleCallers.splice(0, seen)) resolve();
        await waiter.wait(pollMilliseconds);
      } catch (error) {
        failures += 1;
        logger.warn(
          { err: error, failures },
          "the outbox relay could not pass on its events and will try again",
        );
        await waiter.pause(
          Math.min(BACK_OFF_MILLISECONDS.first * 2 ** (failures - 1), BACK_OFF_MILLISECONDS.longest),
        );
      }
    }
    for (const resolve of idleCallers.splice(0)) resolve();
  }

  const running = run();
  return {
    lag: measureLag,
    idle: () =>
      stopping
        ? Promise.resolve()
        : new Promise((resolve) => {
            idleCallers.push(resolve);
            waiter.wake();
          }),
    async stop() {
      stopping = true;
      forgetSignal();
      waiter.close();
      await running;
    },
  };
}

type Idle = () => void;
