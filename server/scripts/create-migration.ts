import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "@/server/core/clock";
import { startEmbeddedPostgres } from "@/server/scripts/embedded-postgres";
import { MIGRATIONS_DIR, migrateDatabase } from "@/server/scripts/migrate";
import { diffDatabaseToSchema } from "@/server/scripts/schema-diff";

/**
 * Writes the next migration: what the schema files say beyond the migrations that exist. Returns the path of the new
 * file, or null when nothing changed. Works on a throw-away database; add hand-written SQL to the file afterwards.
 */
async function createMigration(words: string): Promise<string | null> {
  const scratch = await mkdtemp(join(tmpdir(), "daric-migration-"));
  const postgres = await startEmbeddedPostgres({ dataDir: scratch, durable: false });
  try {
    await migrateDatabase(postgres.url);
    const sql = await diffDatabaseToSchema(postgres.url);
    if (sql === "") return null;
    const timestamp = systemClock.now().toISOString().replace(/\D/g, "").slice(0, 14);
    const directory = join(MIGRATIONS_DIR, `${timestamp}_${words}`);
    await mkdir(directory, { recursive: true });
    await writeFile(join(directory, "migration.sql"), sql);
    return join(directory, "migration.sql");
  } finally {
    await postgres.stop();
    await rm(scratch, { recursive: true, force: true });
  }
}

const words = process.argv.slice(2).join("_").toLowerCase();
if (!/^[a-z0-9_]+$/.test(words)) {
  throw new Error(
    "Say in a few words what changes, for example: npm run create-migration -- add refund reason",
  );
}
const path = await createMigration(words);
console.log(path ? `Wrote ${path}` : "The migrations already say what the schema files say.");
