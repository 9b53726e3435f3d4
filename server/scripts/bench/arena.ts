import { closeSync, openSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client, type QueryResultRow } from "pg";
import type { TaskName } from "@/server/scripts/bench/run-task";
import { spawnGuarded } from "@/server/scripts/child-process";
import { startEmbeddedPostgres } from "@/server/scripts/embedded-postgres";
import type { LaunchStack } from "@/server/scripts/launch/stack";
import { migrateDatabase } from "@/server/scripts/migrate";
import { readSettings, repositoryRoot } from "@/server/scripts/settings";
import { TEST_ENVIRONMENT } from "@/server/testing/environment";

/** A database server of the benchmark's own, and processes of the product that work on it. */
export interface Arena {
  /** Folder for everything that is written; it goes when the benchmark ends. */
  readonly directory: string;
  /** Makes an empty, migrated database and returns its connection string. */
  createDatabase(name: string): Promise<string>;
  /** Runs a task in a process of its own, as the product would run, and returns its result. */
  runTask<Result>(name: TaskName, options: TaskOptions): Promise<Result>;
}

interface TaskOptions {
  readonly databaseUrl: string;
  readonly input?: object;
  /** Settings of the product beside those of its tests. */
  readonly env?: NodeJS.Dict<string>;
  /** Bound of its time, where the usual one is too short. */
  readonly milliseconds?: number;
}

const TEMPLATE = "daric";
const TASK_GRACE_MILLISECONDS = 10_000;
const TASK_MILLISECONDS = 150_000;

/** Starts a durable PostgreSQL, set up as `npm start` does it, in a temporary folder; all of it goes with the stack. */
export async function openArena(stack: LaunchStack): Promise<Arena> {
  const directory = await mkdtemp(join(tmpdir(), "daric-bench-"));
  await stack.add("the temporary folder", () => rm(directory, { recursive: true, force: true }));
  const postgres = await startEmbeddedPostgres({ dataDir: join(directory, "postgres"), durable: true });
  await stack.add("PostgreSQL", postgres.stop);
  await migrateDatabase(postgres.url);
  return {
    directory,
    createDatabase: async (name) => {
      const url = new URL(postgres.url);
      url.pathname = "/postgres";
      await query(url.href, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
      url.pathname = `/${name}`;
      return url.href;
    },
    runTask: (name, options) => runTask(directory, name, options),
  };
}

/** Runs one statement, or several without values, on a connection of its own. */
export async function query<Row extends QueryResultRow>(
  connectionString: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Row>(text, values.length > 0 ? [...values] : undefined)).rows;
  } finally {
    await client.end();
  }
}

let tasks = 0;

async function runTask<Result>(
  directory: string,
  name: TaskName,
  { databaseUrl, input = {}, env = {}, milliseconds = TASK_MILLISECONDS }: TaskOptions,
): Promise<Result> {
  tasks += 1;
  const answer = join(directory, `answer-${tasks}.json`);
  const program = fileURLToPath(new URL("run-task.ts", import.meta.url));
  const log = openSync(join(directory, `${name}.log`), "a", 0o600);
  const child = spawnGuarded({
    name,
    command: process.execPath,
    args: ["--import", "tsx", program, name, JSON.stringify(input), answer],
    env: {
      ...readSettings().inherited,
      ...TEST_ENVIRONMENT,
      NODE_ENV: "production",
      LOG_LEVEL: "warn",
      DATABASE_POOL_SIZE: "20",
      DATABASE_URL: databaseUrl,
      ...env,
    },
    cwd: repositoryRoot,
    stopSignal: "TERM",
    graceMilliseconds: TASK_GRACE_MILLISECONDS,
    output: log,
  });
  closeSync(log);
  const bound = setTimeout(() => void child.stop(), milliseconds);
  const code = await child.exited;
  clearTimeout(bound);
  if (code === 0) return JSON.parse(await readFile(answer, "utf8")) as Result;
  const text = await readFile(join(directory, `${name}.log`), "utf8");
  throw new Error(
    `The task ${name} ended with ${code}:\n${text.trimEnd().split("\n").slice(-15).join("\n")}`,
  );
}
