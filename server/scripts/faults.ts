import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runProgram } from "@/server/scripts/check/step";
import { startEmbeddedPostgres } from "@/server/scripts/embedded-postgres";
import { ensureGeneratedClient } from "@/server/scripts/generate";
import { migrateDatabase } from "@/server/scripts/migrate";
import { TEST_ENVIRONMENT } from "@/server/testing/environment";

/** The long forms of the fault tests, each a program in server/scripts/faults, by what it needs to be given. */
const FAULTS: Readonly<Record<string, "database" | "nothing">> = {
  "chain-fuzz": "database",
  bank: "database",
  "ledger-races": "database",
  models: "database",
  idempotency: "database",
  "api-fuzz": "database",
  "kill-server": "nothing",
  overload: "nothing",
  "crash-points": "nothing",
  "kill-relay": "database",
  "dead-endpoint": "database",
  "restart-postgres": "nothing",
};

const USAGE = `usage: npm run faults -- [FAULT] [--seed NUMBER] [other numbers of the fault]

FAULT is one of the following, or chain-fuzz when none is named:
${Object.keys(FAULTS)
  .map((fault) => `  ${fault}\n`)
  .join("")}
What each asserts, and the numbers that shorten it: server/scripts/faults/README.md`;

function runFault(name: string, args: readonly string[], env: NodeJS.Dict<string> = {}): Promise<number> {
  return runProgram(["--import", "tsx", `server/scripts/faults/${name}.ts`, ...args], env);
}

/** A database of its own, thrown away afterwards, and the fault as a child that has no other. */
async function runWithDatabase(name: string, args: readonly string[]): Promise<number> {
  const directory = await mkdtemp(join(tmpdir(), "daric-faults-"));
  const postgres = await startEmbeddedPostgres({ dataDir: directory, durable: false });
  try {
    await migrateDatabase(postgres.url);
    return await runFault(name, args, {
      ...TEST_ENVIRONMENT,
      DATABASE_URL: postgres.url,
      // They ask as fast as the machine can, and how much a server lets through is not their subject.
      RATE_LIMIT_GLOBAL_PER_SECOND: "0",
    });
  } finally {
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

const given = process.argv.slice(2);
const isNamed = given[0] !== undefined && !given[0].startsWith("-");
const name = isNamed ? (given[0] ?? "") : "chain-fuzz";
const args = isNamed ? given.slice(1) : given;
const needs = FAULTS[name];

if (given.some((argument) => argument === "--help" || argument === "-h")) {
  console.log(USAGE);
} else if (needs === undefined) {
  console.error(`There is no fault "${name}".\n\n${USAGE}`);
  process.exitCode = 2;
} else {
  await ensureGeneratedClient();
  process.exitCode = await (needs === "database" ? runWithDatabase : runFault)(name, args);
}
