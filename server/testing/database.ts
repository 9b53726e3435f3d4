import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";
import { migrateDatabase } from "@/server/scripts/migrate";

const TEMPLATE = "daric_test_template";

interface TestDatabase {
  readonly url: string;
  /** Ends every open connection and removes the database. */
  drop(): Promise<void>;
}

/** A new database of its own, already migrated and otherwise empty: a copy of the run's template. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = inject("testServerUrl");
  const name = `daric_test_${randomBytes(8).toString("hex")}`;
  await execute(serverUrl, [`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`]);
  return {
    url: databaseUrl(serverUrl, name),
    drop: () => execute(serverUrl, [`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`]),
  };
}

/** Makes the template anew from the migrations. Called once per run. */
export async function createTemplate(serverUrl: string): Promise<void> {
  await execute(serverUrl, [
    `DROP DATABASE IF EXISTS ${TEMPLATE} WITH (FORCE)`,
    `CREATE DATABASE ${TEMPLATE}`,
  ]);
  await migrateDatabase(databaseUrl(serverUrl, TEMPLATE));
}

function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function execute(connectionString: string, statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
