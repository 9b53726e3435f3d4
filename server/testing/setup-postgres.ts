import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "@/server/scripts/embedded-postgres";
import { ensureGeneratedClient } from "@/server/scripts/generate";
import { createTemplate } from "@/server/testing/database";

declare module "vitest" {
  export interface ProvidedContext {
    /** Connection string of a superuser on the server that holds the template. */
    testServerUrl: string;
  }
}

/**
 * Once per run: a server in a temporary folder, or the one of TEST_DATABASE_URL, with a migrated template database that
 * every test file clones.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await ensureGeneratedClient();
  const outside = process.env.TEST_DATABASE_URL;
  if (outside) {
    await createTemplate(outside);
    project.provide("testServerUrl", outside);
    return lagLog(outside);
  }
  const directory = await mkdtemp(join(tmpdir(), "daric-test-"));
  const postgres = await startEmbeddedPostgres({ dataDir: directory, durable: false });
  await createTemplate(postgres.url);
  project.provide("testServerUrl", postgres.url);
  const letLogCatchUp = await lagLog(postgres.url);
  return async () => {
    await letLogCatchUp();
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  };
}

const LAG_MS = 400;

/**
 * The event log is read up to the oldest transaction of the whole PostgreSQL, so that what other test files do decides
 * when a test may read what it has just written. One transaction after another stays open here, without a pause: a test
 * that does not wait fails always, not once in fifty runs.
 */
async function lagLog(connectionString: string): Promise<() => Promise<void>> {
  const client = new Client({ connectionString });
  const stop = new AbortController();
  await client.connect();
  const lagging = (async () => {
    while (!stop.signal.aborted) {
      await client.query("BEGIN");
      await client.query("SELECT pg_current_xact_id()");
      await delay(LAG_MS, undefined, { signal: stop.signal }).catch(() => undefined);
      await client.query("COMMIT");
    }
  })();
  return async () => {
    stop.abort();
    await lagging;
    await client.end();
  };
}
