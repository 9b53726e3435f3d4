import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runProgram } from "@/server/scripts/check/step";
import { startEmbeddedPostgres } from "@/server/scripts/embedded-postgres";
import { ensureGeneratedClient } from "@/server/scripts/generate";
import { migrateDatabase } from "@/server/scripts/migrate";
import { TEST_ENVIRONMENT } from "@/server/testing/environment";

/** The long form of the fault tests: a database of its own, thrown away afterwards, and the tests as a child of it. */
await ensureGeneratedClient();
const directory = await mkdtemp(join(tmpdir(), "daric-faults-"));
const postgres = await startEmbeddedPostgres({ dataDir: directory, durable: false });
try {
  await migrateDatabase(postgres.url);
  process.exitCode = await runProgram(
    ["--import", "tsx", "server/scripts/faults/chain-fuzz.ts", ...process.argv.slice(2)],
    { ...TEST_ENVIRONMENT, DATABASE_URL: postgres.url },
  );
} finally {
  await postgres.stop();
  await rm(directory, { recursive: true, force: true });
}
