import { setTimeout as delay } from "node:timers/promises";
import { Inngest, type InngestFunction } from "inngest";
import { Client } from "pg";
import { onTestFinished, vi } from "vitest";
import { embeddedClientOptions } from "@/inngest/embedded/client-options";
import {
  createEmbeddedEngine,
  type EmbeddedEngine,
  type EmbeddedEngineOptions,
} from "@/inngest/embedded/engine";
import { createTestDatabase } from "@/server/testing/database";

const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
/** Shorter than a test may take, so that the failure says what did not come. */
const PATIENCE_MILLISECONDS = 25_000;

export interface TestBed {
  readonly url: string;
  readonly client: Inngest<{ id: string }>;
  /** Starts one more engine on the same database; every engine is stopped at the end of the test. */
  start(
    functions: readonly InngestFunction.Any[],
    options?: Partial<EmbeddedEngineOptions>,
  ): Promise<EmbeddedEngine>;
  sql<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** A database of its own, a client, and engines that retry after 20 ms and notice timers after 50 ms. */
export async function createTestBed(): Promise<TestBed> {
  const database = await createTestDatabase();
  const client = new Inngest({ id: "test", logger: silent, ...embeddedClientOptions() });
  const engines = new Set<EmbeddedEngine>();
  onTestFinished(async () => {
    for (const engine of engines) await engine.stop();
    await database.drop();
  });
  return {
    url: database.url,
    client,
    start: async (functions, options) => {
      const defaults = {
        connectionString: database.url,
        client,
        functions,
        logger: silent,
        pollMilliseconds: 50,
        backOff: () => 20,
        concurrency: 8,
      };
      const engine = createEmbeddedEngine({ ...defaults, ...options });
      engines.add(engine);
      await engine.start();
      return { ...bind(engine), stop: () => (engines.delete(engine) ? engine.stop() : Promise.resolve()) };
    },
    sql: (text, values = []) => querySql(database.url, text, values),
  };
}

/** Resolves once `condition` holds; fails with `what` after 25 seconds. */
export async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MILLISECONDS;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`Waited in vain until ${what}`);
    await delay(10);
  }
}

/** Resolves once no run of the engine is live, waiting ones included. */
export function finished(engine: EmbeddedEngine): Promise<void> {
  return until("every run has ended", async () => {
    const { live } = await engine.inspect();
    return live.blocked + live.queued + live.running + live.waiting === 0;
  });
}

/** For a test that breaks connections: graphile-worker writes a worker's end on a broken one to the console, past its log. */
export function expectBrokenConnections(): void {
  const trace = vi.spyOn(console, "trace").mockReturnValue();
  onTestFinished(() => trace.mockRestore());
}

function bind(engine: EmbeddedEngine): EmbeddedEngine {
  return {
    start: () => engine.start(),
    send: (events) => engine.send(events),
    stop: () => engine.stop(),
    idle: () => engine.idle(),
    inspect: () => engine.inspect(),
    prune: (before) => engine.prune(before),
  };
}

async function querySql<Row extends object>(
  url: string,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row & Record<string, unknown>>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}
