import { expect, test } from "vitest";
import { endsWithin } from "@/inngest/embedded/bounded";
import type { EngineLogger } from "@/inngest/embedded/logger";
import { startDatabaseProxy } from "@/inngest/embedded/testing/database-proxy";
import {
  createTestBed,
  expectBrokenConnections,
  finished,
  until,
} from "@/inngest/embedded/testing/test-engine";

/** The server's own bound. */
const STOP_MILLISECONDS = 10_000;
const CONNECTIONS =
  "SELECT application_name FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'daric-jobs%'";

function recordWarnings(): { readonly warnings: string[]; readonly logger: EngineLogger } {
  const warnings: string[] = [];
  const ignore = (): undefined => undefined;
  return {
    warnings,
    logger: { debug: ignore, info: ignore, warn: (_, message) => warnings.push(message), error: ignore },
  };
}

test("an engine whose Postgres hangs stops in time, and the next one goes on from the last step written", async () => {
  expectBrokenConnections();
  const { url, client, start, sql } = await createTestBed();
  const proxy = await startDatabaseProxy(url);
  const bodies: string[] = [];
  const release = Promise.withResolvers<void>();
  const fn = client.createFunction({ id: "stuck", triggers: [{ event: "go" }] }, async ({ step }) => {
    await step.run("first", () => bodies.push("first"));
    await step.run("second", async () => {
      bodies.push("second");
      await release.promise;
    });
    await step.run("third", () => bodies.push("third"));
  });
  const engine = await start([fn], { connectionString: proxy.url });
  await engine.send([{ name: "go", data: {} }]);
  await until("the second step runs", () => bodies.includes("second"));
  proxy.freeze();
  release.resolve();
  expect(await endsWithin(STOP_MILLISECONDS, engine.stop())).toBe(true);
  await until("its connections are gone", async () => (await sql(CONNECTIONS)).length === 0);

  const next = await start([fn]);
  await finished(next);
  expect(bodies).toEqual(["first", "second", "second", "third"]);
  expect(await sql("SELECT status FROM inngest_embedded.runs")).toEqual([{ status: "completed" }]);
});

test("a runner that comes up while the engine stops is let go as well", async () => {
  expectBrokenConnections();
  const { url, client, start, sql } = await createTestBed();
  const proxy = await startDatabaseProxy(url);
  const { warnings, logger } = recordWarnings();
  const fn = client.createFunction({ id: "idle", triggers: [{ event: "go" }] }, () => undefined);
  const engine = await start([fn], { connectionString: proxy.url, logger });
  proxy.freeze();
  proxy.sever();
  await until("the next runner is starting", () =>
    warnings.includes("Job queue: a connection was lost, the runner is replaced"),
  );
  await until("the next runner connects", () => proxy.held >= 2);
  const stopped = endsWithin(STOP_MILLISECONDS, engine.stop());
  proxy.thaw();
  expect(await stopped).toBe(true);
  await until("its connections are gone", async () => (await sql(CONNECTIONS)).length === 0);
});

test("completions that cannot be written hold up neither later runs nor the stop", async () => {
  expectBrokenConnections();
  const { client, start, sql } = await createTestBed();
  const { warnings, logger } = recordWarnings();
  const done = new Set<number>();
  const fn = client.createFunction({ id: "steady", triggers: [{ event: "go" }] }, ({ event }) => {
    done.add(Number(event.data.n));
  });
  const engine = await start([fn], { logger });
  await sql(
    "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused'; END $$",
  );
  await sql(
    "CREATE TRIGGER refuse BEFORE DELETE ON graphile_worker._private_jobs FOR EACH ROW EXECUTE FUNCTION refuse()",
  );
  await engine.send(Array.from({ length: 20 }, (_, n) => ({ name: "go", data: { n } })));
  await until("the runner gives up", () =>
    warnings.includes("Job queue: a connection was lost, the runner is replaced"),
  );
  await sql("DROP TRIGGER refuse ON graphile_worker._private_jobs");
  await engine.send([{ name: "go", data: { n: 20 } }]);
  await finished(engine);
  expect(done.size).toBe(21);
  expect(await endsWithin(STOP_MILLISECONDS, engine.stop())).toBe(true);
  expect(await sql("SELECT id FROM graphile_worker.jobs WHERE locked_by IS NOT NULL")).toEqual([]);
});
