import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Inngest } from "inngest";
import { expect, onTestFinished, test } from "vitest";
import { embeddedClientOptions } from "@/inngest/embedded/client-options";
import { createEmbeddedEngine } from "@/inngest/embedded/engine";
import {
  createTestBed,
  expectBrokenConnections,
  finished,
  until,
} from "@/inngest/embedded/testing/test-engine";
import { startEmbeddedPostgres } from "@/server/scripts/embedded-postgres";
import { migrateDatabase } from "@/server/scripts/migrate";

function startWorker(url: string): ChildProcess {
  const worker = spawn(
    process.execPath,
    ["--import", "tsx", join(import.meta.dirname, "testing/crash-worker.ts"), url],
    { stdio: ["ignore", "inherit", "inherit"] },
  );
  onTestFinished(() => void worker.kill("SIGKILL"));
  return worker;
}

test("after kill -9 another engine goes on at once, from the step that was not finished", async () => {
  const { url, client, start, sql } = await createTestBed();
  await sql("CREATE TABLE marks (body text, at timestamptz DEFAULT clock_timestamp())");
  const bodies = async () =>
    (await sql<{ body: string }>("SELECT body FROM marks ORDER BY at")).map(({ body }) => body);
  const worker = startWorker(url);
  await until("the worker is inside the second step", async () =>
    (await bodies()).includes("second, never finished"),
  );
  const exit = once(worker, "exit");
  worker.kill("SIGKILL");
  await exit;

  const fn = client.createFunction(
    { id: "crash", triggers: [{ event: "go" }], concurrency: 1 },
    async ({ step }) => {
      await step.run("first", () => sql("INSERT INTO marks (body) VALUES ('first')"));
      await step.run("second", () => sql("INSERT INTO marks (body) VALUES ('second')"));
    },
  );
  const engine = await start([fn]);
  await engine.send([{ id: "go-1", name: "go", data: {} }]);
  await finished(engine);
  expect(await bodies()).toEqual(["first", "second, never finished", "second"]);
});

test("an executor that lost its run to another one goes no further and writes nothing", async () => {
  const { client, start, sql } = await createTestBed();
  const seen: string[] = [];
  const release = Promise.withResolvers<void>();
  const fn = client.createFunction({ id: "fenced", triggers: [{ event: "go" }] }, async ({ step }) => {
    await step.run("slow", async () => {
      seen.push("slow");
      await release.promise;
    });
    await step.run("next", () => seen.push("next"));
  });
  const engine = await start([fn]);
  await engine.send([{ name: "go", data: {} }]);
  await until("the step runs", () => seen.length === 1);
  await sql("UPDATE inngest_embedded.runs SET lease = 'of another executor'");
  release.resolve();
  await engine.stop();
  expect(seen).toEqual(["slow"]);
  expect(await sql("SELECT status, lease, steps FROM inngest_embedded.runs")).toEqual([
    { status: "running", lease: "of another executor", steps: [] },
  ]);
});

test("runs go on when Postgres ends every connection", async () => {
  expectBrokenConnections();
  const { client, start, sql } = await createTestBed();
  const done = new Set<number>();
  const fn = client.createFunction({ id: "steady", triggers: [{ event: "go" }] }, async ({ event, step }) => {
    await step.run("one", () => 1);
    await step.run("two", () => 2);
    done.add(Number(event.data.n));
  });
  const engine = await start([fn]);
  for (let round = 0; round < 3; round += 1) {
    await engine.send(
      Array.from({ length: 40 }, (_, index) => ({ name: "go", data: { n: round * 40 + index } })),
    );
    await sql(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'daric-jobs%'",
    );
  }
  await finished(engine);
  expect(done.size).toBe(120);
  expect((await engine.inspect()).recentFailures).toEqual([]);
});

test("runs go on after a restart of Postgres", { timeout: 60_000 }, async () => {
  expectBrokenConnections();
  const dataDir = await mkdtemp(join(tmpdir(), "daric-restart-"));
  let postgres = await startEmbeddedPostgres({ dataDir, durable: true });
  const { url } = postgres;
  await migrateDatabase(url);
  const silent = {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: () => undefined,
  };
  const client = new Inngest({ id: "test", logger: silent, ...embeddedClientOptions() });
  const bodies: string[] = [];
  const fn = client.createFunction({ id: "durable", triggers: [{ event: "go" }] }, async ({ step }) => {
    await step.run("before", () => bodies.push("before"));
    await step.run("during", async () => {
      if (bodies.length > 1) return;
      bodies.push("during");
      await postgres.stop();
      postgres = await startEmbeddedPostgres({ dataDir, durable: true });
    });
    await step.sleep("pause", "1s");
    await step.run("after", () => bodies.push("after"));
  });
  const engine = createEmbeddedEngine({
    connectionString: url,
    client,
    functions: [fn],
    logger: silent,
    pollMilliseconds: 50,
    backOff: () => 20,
  });
  onTestFinished(async () => {
    await engine.stop();
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
  await engine.start();
  await engine.send([{ name: "go", data: {} }]);
  await until("the run has ended", async () => bodies.includes("after"));
  await finished(engine);
  expect(postgres.url).toBe(url);
  expect(bodies).toEqual(["before", "during", "after"]);
});
