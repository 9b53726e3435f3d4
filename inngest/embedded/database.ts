import { setTimeout as delay } from "node:timers/promises";
import { Pool, type PoolClient, type QueryResultRow } from "pg";
import { endsWithin } from "@/inngest/embedded/bounded";
import type { EngineLogger } from "@/inngest/embedded/logger";
import { Sockets } from "@/inngest/embedded/sockets";

/** Deadlock, serialisation, shutdown and start-up of the server, lost connections: the same statement may succeed later. */
const TRANSIENT = new Set([
  "40001",
  "40P01",
  "57P01",
  "57P02",
  "57P03",
  "08000",
  "08003",
  "08006",
  "53300",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  // A Unix socket that is not there: the server is starting.
  "ENOENT",
]);
const ATTEMPTS = 6;
const FIRST_PAUSE_MILLISECONDS = 50;
const CLOSE_MILLISECONDS = 1000;

export interface Database {
  readonly pool: Pool;
  /** One statement. Repeated on a transient failure: every statement of the engine is safe to repeat. */
  query<Row extends QueryResultRow>(text: string, values: readonly unknown[]): Promise<Row[]>;
  /** Several statements in one transaction, repeated as a whole. */
  transaction<Result>(body: (client: PoolClient) => Promise<Result>): Promise<Result>;
  /** Lets statements under way finish, for a second, and closes every connection. Never rejects. */
  close(): Promise<void>;
  /** Closes every connection at once; what was under way on it fails, and nothing new begins. */
  destroy(): void;
}

interface DatabaseOptions {
  readonly connectionString: string;
  readonly size: number;
  /** Without it a commit does not wait for the disk: a crash of the server may undo the last moments, in order. */
  readonly durable: boolean;
  readonly logger: EngineLogger;
}

/** A pool of its own whose lost connections are logged and replaced; they never end the process. */
export function openDatabase({ connectionString, size, durable, logger }: DatabaseOptions): Database {
  const settings = durable ? undefined : "-c synchronous_commit=off";
  const sockets = new Sockets();
  const pool = new Pool({
    connectionString,
    stream: sockets.create,
    max: size,
    application_name: "daric-jobs",
    keepAlive: true,
    options: settings,
  });
  const note = (error: Error): void =>
    logger.warn({ err: error }, "Job engine: a database connection was lost");
  pool.on("error", note);
  pool.on("connect", (client) => void client.on("error", note));
  let ended: Promise<void> | undefined;
  const end = (): Promise<void> => (ended ??= pool.end());
  return {
    pool,
    query: <Row extends QueryResultRow>(text: string, values: readonly unknown[]) =>
      repeat(async () => (await pool.query<Row>(text, [...values])).rows),
    transaction: (body) => repeat(() => inTransaction(pool, body)),
    close: async () => {
      await endsWithin(CLOSE_MILLISECONDS, end());
      sockets.destroy();
    },
    destroy: () => {
      void end();
      sockets.destroy();
    },
  };
}

/** SQLSTATE class 22: the data of one item is at fault, not the batch it is in. */
export function isDataError(error: unknown): boolean {
  return codeOf(error).startsWith("22");
}

async function repeat<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (failures >= ATTEMPTS || !isTransient(error)) throw error;
      await delay(FIRST_PAUSE_MILLISECONDS * 2 ** failures);
    }
  }
}

async function inTransaction<Result>(
  pool: Pool,
  body: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const result = await body(client);
    await client.query("COMMIT");
    client.release();
    return result;
  } catch (error) {
    // The connection may be unusable; a new one costs little.
    client.release(true);
    throw error;
  }
}

function isTransient(error: unknown): boolean {
  return (
    TRANSIENT.has(codeOf(error)) ||
    (error instanceof Error && error.message.startsWith("Connection terminated"))
  );
}

function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
}
