import { setTimeout as delay } from "node:timers/promises";
import { runProgram } from "@/server/scripts/check/step";
import { readBooks } from "@/server/scripts/faults/stage/books";
import { keepMining, type Sales } from "@/server/scripts/faults/stage/customers";
import { type Installation, openInstallation } from "@/server/scripts/faults/stage/installation";
import { findViolations } from "@/server/scripts/faults/stage/judge";
import { findLeftovers } from "@/server/scripts/faults/stage/leftovers";
import { type Received, startReceiver } from "@/server/scripts/faults/stage/receiver";
import { prepareServer, type ServerUnderFault } from "@/server/scripts/faults/stage/server";
import { LaunchStack } from "@/server/scripts/launch/stack";

/** An installation whose customers buy while it is broken on purpose. */
export interface Stage {
  readonly installation: Installation;
  readonly server: ServerUnderFault;
  readonly sales: Sales;
}

const BLOCK_MILLISECONDS = 500;
const DRAIN_MILLISECONDS = 240_000;
const MOST_LINES = 20;

/**
 * Opens a stage, lets `play` break it, waits until everything that was bought is paid, settled and told, and judges the
 * books. Sets the exit code; nothing that was started is left.
 */
export async function runFault(play: (stage: Stage) => Promise<void>): Promise<void> {
  const stack = new LaunchStack();
  const stop = (): Promise<void> => stack.stop((line) => console.error(line));
  const interrupt = (): void => void stop().then(() => process.exit(130));
  for (const signal of ["SIGINT", "SIGTERM", "disconnect"]) process.once(signal, interrupt);
  let violations: string[];
  let home: string | undefined;
  const groups: number[] = [];
  try {
    const installation = await openInstallation(stack);
    home = installation.home;
    const server = await prepareServer(installation, stack, groups);
    violations = await playAndJudge({ installation, server, stack, play });
  } catch (error) {
    violations = [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  }
  await stop();
  if (home !== undefined) violations.push(...(await findLeftovers(home, groups)));
  for (const line of violations.slice(0, MOST_LINES)) console.error(`  ✗ ${line}`);
  console.log(violations.length === 0 ? "Nothing is lost or doubled." : `${violations.length} violations.`);
  process.exit(violations.length === 0 ? 0 : 1);
}

interface Performance {
  readonly installation: Installation;
  readonly server: ServerUnderFault;
  readonly stack: LaunchStack;
  readonly play: (stage: Stage) => Promise<void>;
}

async function playAndJudge({ installation, server, stack, play }: Performance): Promise<string[]> {
  const received = await startReceiver(installation.demo, stack);
  const sales: Sales = { made: [], repeated: 0, refusals: [] };
  const stopMining = keepMining(installation, BLOCK_MILLISECONDS);
  try {
    await play({ installation, server, sales });
    const violations = await drain(installation, sales, received);
    const intact = await runProgram(
      ["--import", "tsx", "server/scripts/faults/check-books.ts"],
      installation.env,
    );
    return intact === 0 ? violations : [...violations, "the ledger's invariants do not hold"];
  } finally {
    await stopMining();
  }
}

/** Asks again until nothing is wrong any more, or the time is up; what is wrong then stays wrong. */
async function drain(installation: Installation, sales: Sales, received: Received): Promise<string[]> {
  const startedAt = performance.now();
  for (;;) {
    const books = await readBooks(installation.databaseUrl);
    const violations = findViolations(sales, books, received);
    const seconds = (performance.now() - startedAt) / 1000;
    if (violations.length > 0 && seconds * 1000 < DRAIN_MILLISECONDS) {
      await delay(500);
      continue;
    }
    const payments = sales.made.reduce((count, { transfers }) => count + transfers.size, 0);
    console.log(
      `${sales.made.length} invoices (${sales.repeated} requests repeated), ${payments} payments, ` +
        `${received.deliveries} webhooks, ${books.failedRuns} failed runs; settled after ${seconds.toFixed(1)} s`,
    );
    return violations;
  }
}
