import { expect, test } from "vitest";
import { fixedClock } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import { createHealthApp } from "@/server/rest/health";
import type { ReplyBody } from "@/server/rest/testing/client";

const clock = fixedClock("2026-05-01T12:00:00Z");

async function ask(app = createHealthApp(undefined, clock), path = "/ready") {
  const response = await app.fetch(new Request(`http://localhost/api/health${path}`));
  return { status: response.status, body: (await response.json()) as ReplyBody };
}

test("a process that answers is live", async () => {
  expect(await ask(undefined, "/live")).toEqual({ status: 200, body: { status: "live" } });
});

test("a lagging watcher is told, and does not take the server out of service", async () => {
  expect(await ask()).toMatchObject({
    status: 200,
    body: {
      status: "degraded",
      checks: [
        { name: "database", status: "ok" },
        { name: "chain:tron-local" },
        { name: "reconciliation", status: "ok" },
      ],
    },
  });
  const now = clock.now();
  const block = {
    headNumber: 7n,
    headHash: "0x7",
    headTime: now,
    finalNumber: 1n,
    finalHash: "0x1",
    finalTime: now,
    scannedAt: now,
  };
  await db().chainCursor.create({ data: { network: "tron-local", ...block } });
  expect(await ask()).toMatchObject({ status: 200, body: { status: "ready" } });
  clock.advance(600_000);
  const lagging = await ask();
  expect(lagging).toMatchObject({ status: 200, body: { status: "degraded" } });
  expect(JSON.stringify(lagging.body)).toContain("Payment detection is 600 s behind, at block 7");
});

test("books that do not balance are told, without what was found", async () => {
  const now = clock.now();
  const difference = { name: "custody_is_confirmed_payments", details: ["ledger 1.00, payments 2.00 USDT"] };
  const totals = { checks: 1, transfers: 0, invoices: 0, payments: 0, events: 0 };
  const run = { kind: "ledger", startedAt: now, finishedAt: now, totals } as const;
  await db().reconciliation.create({
    data: { ...run, id: newId("reconciliation", clock), ok: false, differences: [difference] },
  });
  const broken = await ask();
  expect(broken).toMatchObject({ status: 200, body: { status: "degraded" } });
  expect(JSON.stringify(broken.body)).toContain("The books do not balance: ledger");
  expect(JSON.stringify(broken.body)).not.toMatch(/\b1\.00\b/);
  await db().reconciliation.deleteMany();
});

test("a check of the process that fails makes it not ready, with the reason", async () => {
  const app = createHealthApp(
    async () => [{ name: "job-engine", status: "failing", detail: "Its state cannot be read" }],
    clock,
  );
  expect(await ask(app)).toMatchObject({ status: 503, body: { status: "not_ready" } });
});

test("a database that lacks a migration is not ready", async () => {
  const [last] = await db().$queryRaw<{ migration_name: string }[]>`
    DELETE FROM _prisma_migrations WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations) RETURNING migration_name`;
  const reply = await ask();
  expect(reply.status).toBe(503);
  expect(reply.body.checks[0]).toEqual({
    name: "database",
    status: "failing",
    detail: `Migrations are missing: ${last?.migration_name}`,
  });
});
