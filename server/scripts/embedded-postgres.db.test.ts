import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, expect, test } from "vitest";
import { startEmbeddedPostgres } from "@/server/scripts/embedded-postgres";

const dataDir = mkdtempSync(join(tmpdir(), "daric-embedded-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function query(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

test("data outlives a stop and a kill; the port and the password stay", { timeout: 60_000 }, async () => {
  const first = await startEmbeddedPostgres({ dataDir, durable: true });
  await query(first.url, "CREATE TABLE notes AS SELECT 'kept' AS text");
  const postmaster = Number(readFileSync(join(dataDir, "cluster/postmaster.pid"), "utf8").split("\n")[0]);
  process.kill(postmaster, "SIGKILL");
  expect(await first.process.exited).toBe(137);

  const second = await startEmbeddedPostgres({ dataDir, durable: true });
  expect(second.url).toBe(first.url);
  expect(await query(second.url, "SELECT text FROM notes")).toEqual([{ text: "kept" }]);
  await second.stop();
  expect(existsSync(join(dataDir, "cluster/postmaster.pid"))).toBe(false);
});

test("a folder too deep for a socket is reached over TCP", { timeout: 60_000 }, async () => {
  const deep = join(dataDir, "deep".repeat(30));
  const postgres = await startEmbeddedPostgres({ dataDir: deep, durable: false });
  expect(postgres.url).not.toContain("host=");
  expect(await query(postgres.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await postgres.stop();
});

test(
  "nobody else reads the password, and the server listens to this machine alone",
  { timeout: 60_000 },
  async () => {
    const postgres = await startEmbeddedPostgres({ dataDir, durable: true });
    expect(statSync(join(dataDir, "connection.json")).mode & 0o077).toBe(0);
    expect(await query(postgres.url, "SHOW listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
    expect(statSync(join(dataDir, "socket")).mode & 0o077).toBe(0);
    expect(postgres.url).toContain(`?host=${encodeURIComponent(join(dataDir, "socket"))}`);
    const wrong = postgres.url.replace(/:[0-9a-f]+@/, ":wrong@");
    await expect(query(wrong, "SELECT 1")).rejects.toThrow(/password authentication failed/);
    await postgres.stop();
  },
);
