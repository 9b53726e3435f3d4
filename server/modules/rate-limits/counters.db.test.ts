import { RateLimiterMemory } from "rate-limiter-flexible";
import { expect, test, vi } from "vitest";
import { db } from "@/server/db/client";
import { Counters, postgresCounters } from "@/server/modules/rate-limits/internal";
import type { SharedCounters } from "@/server/modules/rate-limits/ports";
import type { Limit } from "@/server/modules/rate-limits/rules";

/** So much that a busy machine does not look like a store that failed. */
const PATIENCE = 20_000;
const limit = (name: string): Limit => ({ name, quota: 25, windowSeconds: 600 });

test("two servers share the counts of PostgreSQL: of 100 requests at once 25 pass", async () => {
  const servers = [
    new Counters(postgresCounters(PATIENCE), PATIENCE),
    new Counters(postgresCounters(PATIENCE), PATIENCE),
  ];
  const standings = await Promise.all(
    Array.from({ length: 100 }, async (_, index) => servers[index % 2]?.count(limit("shared"), "key")),
  );
  expect(standings.filter((standing) => standing?.refused === false)).toHaveLength(25);
  expect(standings.filter((standing) => standing?.refused)).toHaveLength(75);
  expect(servers.map(({ report }) => report.uninsured)).toEqual([0, 0]);
});

test("a used-up key asks PostgreSQL no more, and forgetting begins anew", async () => {
  const server = new Counters(postgresCounters(PATIENCE), PATIENCE);
  const few = { ...limit("blocked"), quota: 2 };
  for (let request = 0; request < 5; request += 1) await server.count(few, "key");
  const stored = () => db().rateLimitCounter.findUnique({ where: { key: "rate:blocked:key" } });
  expect((await stored())?.points).toBe(2);
  expect(await server.count(few, "key")).toMatchObject({
    refused: true,
    remaining: 0,
    resetSeconds: expect.any(Number),
  });
  await server.forget(few, "key");
  expect(await server.count(few, "key")).toMatchObject({ refused: false, remaining: 1 });
  expect((await stored())?.points).toBe(1);
});

test("a store that fails refuses nobody: the server counts for itself and leaves it alone", async () => {
  let asked = 0;
  const failing: SharedCounters = (options) => {
    const limiter = new RateLimiterMemory(options);
    vi.spyOn(limiter, "consume").mockImplementation(() => {
      asked += 1;
      return Promise.reject(new Error("gone"));
    });
    return limiter;
  };
  const server = new Counters(failing);
  const standings = await Promise.all(
    Array.from({ length: 30 }, () => server.count(limit("failing"), "key")),
  );
  expect(standings.filter(({ refused }) => refused)).toHaveLength(5);
  expect(server.report).toEqual({ resting: true, uninsured: 30 });
  const before = asked;
  await server.count(limit("failing"), "other");
  expect(asked).toBe(before);
});

test("a store that does not answer is not waited for", async () => {
  const silent: SharedCounters = (options) => {
    const limiter = new RateLimiterMemory(options);
    vi.spyOn(limiter, "consume").mockImplementation(() => new Promise(() => undefined));
    return limiter;
  };
  const server = new Counters(silent);
  expect(await server.count(limit("silent"), "key")).toMatchObject({ refused: false, remaining: 24 });
  expect(server.report.resting).toBe(true);
});
