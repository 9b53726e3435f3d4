import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Client, DatabaseError } from "pg";
import { readSettings, repositoryRoot } from "@/server/scripts/settings";

export interface Migration {
  /** Folder name: UTC timestamp and a few words. Migrations run in the order of their names. */
  readonly name: string;
  readonly sql: string;
  /** Lower-case hex SHA-256 of the file, as Prisma records it. */
  readonly checksum: string;
}

interface MigrateOptions {
  readonly log?: (line: string) => void;
  readonly migrationsDir?: string;
}

export const MIGRATIONS_DIR = join(repositoryRoot, "prisma/migrations");

/** The lock number that Prisma's own migrate command takes, so that the two never run at once. */
const MIGRATION_LOCK = 72707369;

/** The table exactly as Prisma creates it, so that Prisma's tools read the history as their own. */
const CREATE_HISTORY = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

/** Every migration of the folder in the order in which it must run. */
export async function readMigrations(directory = MIGRATIONS_DIR): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(directory, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/**
 * Brings a database up to the newest migration and returns the names of those it applied. Each file runs whole, in its
 * own transaction, under an advisory lock; a second caller waits and then finds nothing to do. Refuses when an applied
 * migration was edited or is missing from the folder.
 */
export async function migrateDatabase(
  connectionString: string,
  options: MigrateOptions = {},
): Promise<string[]> {
  const migrations = await readMigrations(options.migrationsDir);
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await client.query(CREATE_HISTORY);
    const pending = pendingMigrations(migrations, await readHistory(client));
    for (const migration of pending) {
      await applyMigration(client, migration);
      options.log?.(`applied ${migration.name}`);
    }
    return pending.map((migration) => migration.name);
  } finally {
    // Closing the session releases the advisory lock too.
    await client.end();
  }
}

interface AppliedMigration {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
}

async function readHistory(client: Client): Promise<AppliedMigration[]> {
  const history = await client.query<AppliedMigration>(
    "SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
  return history.rows;
}

function pendingMigrations(migrations: Migration[], history: AppliedMigration[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const applied of history) {
    const migration = known.get(applied.migration_name);
    if (!migration) {
      throw new Error(
        `The database was migrated by a newer or different version: it has ${applied.migration_name}, ` +
          "which prisma/migrations does not. Run the version of the code that created it.",
      );
    }
    if (!applied.finished_at) {
      throw new Error(`Migration ${migration.name} was started by another tool and never finished.`);
    }
    if (applied.checksum !== migration.checksum) {
      throw new Error(
        `Migration ${migration.name} was changed after it was applied to this database. ` +
          "Restore the file and put the change into a new migration.",
      );
    }
  }
  const done = new Set(history.map((applied) => applied.migration_name));
  return migrations.filter((migration) => !done.has(migration.name));
}

async function applyMigration(client: Client, migration: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    // Without parameters pg sends the text as one simple query: PostgreSQL splits it itself, `$$` bodies included.
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, logs, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, '', now(), clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw new Error(`Migration ${migration.name} failed: ${describeFailure(error, migration.sql)}`, {
      cause: error,
    });
  }
}

/** PostgreSQL counts characters; people look for lines. */
function describeFailure(error: unknown, sql: string): string {
  if (!(error instanceof DatabaseError)) return String(error);
  if (!error.position) return error.message;
  const line = sql.slice(0, Number(error.position)).split("\n").length;
  return `${error.message} (line ${line})`;
}

if (import.meta.main) {
  const { databaseUrl } = readSettings();
  if (!databaseUrl) throw new Error("Set DATABASE_URL to the PostgreSQL database that should be migrated.");
  const applied = await migrateDatabase(databaseUrl, { log: console.log });
  console.log(applied.length === 0 ? "The database is up to date." : `${applied.length} migrations applied.`);
}
