import { jobEventsOf } from "@/inngest/relay/job-events";
import { startRelay } from "@/inngest/relay/relay";
import { monotonicMilliseconds } from "@/server/core/clock";
import { logger } from "@/server/observability/logger";
import { appendEvents } from "@/server/scripts/bench/tasks/append-events";
import { startEngine, wireFakeChain } from "@/server/scripts/bench/tasks/start-engine";

export interface RelayOutboxInput {
  readonly rows: number;
  /** Where the relay sends them: the engine, which stores them durably and starts their jobs, or nowhere. */
  readonly sink: "engine" | "nothing";
}

const WARM_UP_ROWS = 500;

/** Outbox rows per second from the first claim to the empty outbox. */
export async function relayOutboxTask({ rows, sink }: RelayOutboxInput): Promise<number> {
  wireFakeChain();
  const engine = sink === "engine" ? await startEngine() : null;
  const start = () =>
    startRelay({ logger, sink: async (events) => void (await engine?.send(jobEventsOf(events))) });
  const drain = async (count: number, type: string): Promise<number> => {
    await appendEvents({ merchantIds: ["mer_bench"], type, count });
    const startedAt = monotonicMilliseconds();
    const relay = start();
    await relay.idle();
    const elapsed = (monotonicMilliseconds() - startedAt) / 1000;
    await relay.stop();
    return count / elapsed;
  };
  await drain(WARM_UP_ROWS, "payment.final");
  const rate = await drain(rows, "payment.confirming");
  await engine?.stop();
  return rate;
}
