import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, test, type TestContext, vi } from "vitest";
import { createRedisCounters } from "@/server/integrations/redis/redis-counters";
import { Counters } from "@/server/modules/rate-limits/internal";
import type { Limit } from "@/server/modules/rate-limits/rules";
import { env } from "@/server/config/env";
import { findFreePort } from "@/server/scripts/ports";

const limit: Limit = { name: "redis-test", quota: 25, windowSeconds: 600 };
/** So much that a busy machine does not look like a store that failed. */
const PATIENCE = 20_000;
let url: string | undefined = env().REDIS_URL;
let redis: ChildProcess | undefined;

/** The redis-server of REDIS_URL, else one of our own where the program is installed. */
beforeAll(async () => {
  if (url !== undefined || spawnSync("redis-server", ["--version"]).status !== 0) return;
  const port = await findFreePort();
  redis = spawn("redis-server", ["--port", String(port), "--save", "", "--appendonly", "no"], {
    stdio: "ignore",
  });
  url = `redis://127.0.0.1:${port}`;
});

afterAll(async () => {
  if (!redis || redis.exitCode !== null || redis.signalCode !== null) return;
  redis.kill();
  await once(redis, "exit");
});

/** Without any Redis these tests are not run, and are counted so. */
function connect(context: TestContext): Counters {
  if (url === undefined) return context.skip("there is no redis-server here, and no REDIS_URL");
  const counters = createRedisCounters(url);
  context.onTestFinished(() => counters.close());
  return new Counters(counters, PATIENCE);
}

/** Until the first request that Redis itself has counted. */
async function connected(server: Counters): Promise<void> {
  await vi.waitFor(
    async () => {
      const { uninsured } = server.report;
      await server.count({ ...limit, name: "redis-ready" }, String(Math.random()));
      expect(server.report.uninsured).toBe(uninsured);
    },
    { timeout: 15_000, interval: 100 },
  );
}

test("two servers share the counts of Redis: of 100 requests at once 25 pass", async (context) => {
  const servers = [connect(context), connect(context)];
  await Promise.all(servers.map(connected));
  const key = String(Math.random());
  const standings = await Promise.all(
    Array.from({ length: 100 }, async (_, index) => servers[index % 2]?.count(limit, key)),
  );
  expect(standings.filter((standing) => standing?.refused === false)).toHaveLength(25);
  expect(standings.find((standing) => standing?.refused)).toMatchObject({ remaining: 0 });
  await servers[0]?.forget(limit, key);
  expect(await servers[0]?.count(limit, key)).toMatchObject({ refused: false, remaining: 24 });
});

test("a Redis that ends refuses nobody, and counts again when it is back", async (context) => {
  const server = connect(context);
  await connected(server);
  if (!redis) return context.skip("the Redis of REDIS_URL is not ours to stop");
  const { spawnargs } = redis;
  redis.kill("SIGKILL");
  await once(redis, "exit");
  const key = String(Math.random());
  const standings = await Promise.all(Array.from({ length: 30 }, () => server.count(limit, key)));
  expect(standings.filter(({ refused }) => refused)).toHaveLength(5);
  expect(server.report.resting).toBe(true);
  redis = spawn(spawnargs[0] ?? "", spawnargs.slice(1), { stdio: "ignore" });
  await connected(server);
});
