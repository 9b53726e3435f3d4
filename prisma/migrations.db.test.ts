import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MIGRATIONS_DIR, migrateDatabase, readMigrations } from "@/server/scripts/migrate";
import { diffDatabaseToSchema } from "@/server/scripts/schema-diff";
import { createTestDatabase } from "@/server/testing/database";

const database = await createTestDatabase();
const client = new Client({ connectionString: database.url });

beforeAll(() => client.connect());

afterAll(async () => {
  await client.end();
  await database.drop();
});

test("the migrations build exactly what the schema files describe", async () => {
  expect(await diffDatabaseToSchema(database.url)).toBe("");
});

test("a column that only the database has is noticed", async () => {
  await client.query("CREATE TABLE merchants_shadow (id TEXT PRIMARY KEY)");
  expect(await diffDatabaseToSchema(database.url)).toContain("merchants_shadow");
  await client.query("DROP TABLE merchants_shadow");
});

test("every migration is recorded once, as Prisma records it", async () => {
  const migrations = await readMigrations(MIGRATIONS_DIR);
  const history = await client.query(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE finished_at >= started_at AND applied_steps_count = 1 AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  expect(history.rows).toEqual(migrations.map(({ name, checksum }) => ({ name, checksum })));
});

test("running again applies nothing, also when two start at once", async () => {
  const both = await Promise.all([migrateDatabase(database.url), migrateDatabase(database.url)]);
  expect(both).toEqual([[], []]);
});

test("a migration that was edited after it ran is refused by name", async () => {
  await client.query("UPDATE _prisma_migrations SET checksum = repeat('0', 64)");
  await expect(migrateDatabase(database.url)).rejects.toThrow(/was changed after it was applied/);
});
