import { type ClientBase, Pool } from "pg";
import { env } from "@/server/config/env";
import { OpenDriver, readsFirst, withStatements } from "@/server/db/direct-statements";
import { PrismaClient } from "@/server/db/generated/client";
import { sendAtOnce } from "@/server/db/send-at-once";
import { logger } from "@/server/observability/logger";

const KEY = Symbol.for("daric.database");
const slots = globalThis as unknown as Record<symbol, PrismaClient | undefined>;

/** What the pool waits for before it gives a new connection out. Its types do not say that it does. */
function prepare(client: ClientBase): unknown {
  // A dropped backend must not end the process. The adapter listens for that within transactions alone, and not at once.
  client.on("error", (error) => logger.warn({ err: error }, "database connection lost"));
  sendAtOnce(client, readsFirst);
  // Said once for a connection instead of once for each transaction, which would cost a round trip.
  return client.query("SET default_transaction_isolation = 'read committed'");
}

function connect(): PrismaClient {
  const { DATABASE_URL, DATABASE_POOL_SIZE } = env();
  const pool = new Pool({
    connectionString: DATABASE_URL,
    max: DATABASE_POOL_SIZE,
    application_name: "daric",
    onConnect: prepare,
    // What a transaction sends at once is on its way at once (PostgreSQL's protocol, section 54.2.3), and is answered in that order.
    pipeline: true,
  });
  const adapter = new OpenDriver(pool);
  const driver = adapter.connect();
  return withStatements(new PrismaClient({ adapter }), () => driver);
}

/** The process-wide database client; one pool even where server code is bundled twice. */
export function db(): PrismaClient {
  return (slots[KEY] ??= connect());
}

/** Closes the pool. The next `db()` opens a new one. */
export async function disconnectDatabase(): Promise<void> {
  const client = slots[KEY];
  slots[KEY] = undefined;
  await client?.$disconnect();
}
