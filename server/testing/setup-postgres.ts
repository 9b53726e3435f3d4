import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
    return async () => undefined;
  }
  const directory = await mkdtemp(join(tmpdir(), "daric-test-"));
  const postgres = await startEmbeddedPostgres({ dataDir: directory, durable: false });
  await createTemplate(postgres.url);
  project.provide("testServerUrl", postgres.url);
  return async () => {
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  };
}
