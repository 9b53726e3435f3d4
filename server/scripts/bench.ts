import { writeFile } from "node:fs/promises";
import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { monotonicMilliseconds, systemClock } from "@/server/core/clock";
import { openArena } from "@/server/scripts/bench/arena";
import { findDriver } from "@/server/scripts/bench/drivers";
import { judge, type JudgedFigure, renderTable } from "@/server/scripts/bench/figures";
import type { Measurement } from "@/server/scripts/bench/measurement";
import { measureApi } from "@/server/scripts/bench/measure-api";
import { measureCheckout } from "@/server/scripts/bench/measure-checkout";
import { measureDashboard } from "@/server/scripts/bench/measure-dashboard";
import { measureBatches, measureHotAccount, measureTransfers } from "@/server/scripts/bench/measure-ledger";
import { measureOutbox } from "@/server/scripts/bench/measure-outbox";
import { measurePipeline } from "@/server/scripts/bench/measure-pipeline";
import { measureGap } from "@/server/scripts/bench/measure-gap";
import { measureWatcher } from "@/server/scripts/bench/measure-watcher";
import { startReceiver } from "@/server/scripts/bench/receiver";
import { ensureGeneratedClient } from "@/server/scripts/generate";
import { LaunchStack } from "@/server/scripts/launch/stack";

const MEASUREMENTS: Readonly<Record<string, Measurement>> = {
  P1: measureTransfers,
  P2: measureHotAccount,
  P3: measureBatches,
  "P4-P6": measureApi,
  P7: measurePipeline,
  P8: measureWatcher,
  "P8-gap": measureGap,
  P9: measureOutbox,
  P10: measureDashboard,
  P11: measureCheckout,
};

/** So that all of it ends in six minutes or so. */
const DEADLINE_MILLISECONDS = 270_000;

const USAGE = `usage: npm run bench -- [${Object.keys(MEASUREMENTS).join("] [")}] [--quick] [--json FILE]

Measures in rounds, each part beside what it is compared with, on a database server of its own. --quick measures once
and shortly. The figures also go to bench-results.json, or to the file of --json.`;

const stack = new LaunchStack();
const report = (line: string): void => console.log(line);

interface Choice {
  readonly names: readonly string[];
  readonly quick: boolean;
  readonly json: string;
}

/** Undefined when the arguments ask for something that there is not. */
function readChoice(args: string[]): Choice | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        quick: { type: "boolean", default: false },
        json: { type: "string", default: "bench-results.json" },
      },
    });
    if (!positionals.every((name) => name in MEASUREMENTS)) return undefined;
    const names = Object.keys(MEASUREMENTS).filter(
      (name) => positionals.length === 0 || positionals.includes(name),
    );
    return { names, quick: values.quick, json: values.json };
  } catch {
    return undefined;
  }
}

const loads = (): string =>
  loadavg()
    .map((load) => load.toFixed(1))
    .join(" ");

/** Returns the exit code: 0 when everything was measured, whatever came out. */
async function measureAll({ names, quick, json }: Choice): Promise<number> {
  const startedAt = systemClock.now();
  await ensureGeneratedClient();
  const arena = await openArena(stack);
  const driver = await findDriver(arena.directory);
  const machine = `${availableParallelism()} processors, Node ${process.version}; SQL driven by ${driver.name}`;
  report(`${machine}; load average ${loads()}`);
  const figures: JudgedFigure[] = [];
  const failed: string[] = [];
  const receiverUrl = await startReceiver(stack);
  const bench = {
    arena,
    driver,
    receiverUrl,
    rounds: quick ? 1 : 3,
    deadline: monotonicMilliseconds() + DEADLINE_MILLISECONDS,
    scale: quick ? 0.5 : 1,
    report,
    stack,
  };
  for (const name of names) {
    report(`${name} …`);
    try {
      for (const figure of (await MEASUREMENTS[name]?.(bench)) ?? []) figures.push(judge(figure));
    } catch (error) {
      // The figures of the others stand.
      report(`${name} could not be measured: ${error instanceof Error ? error.message : String(error)}`);
      failed.push(name);
    }
  }
  report(`\n${renderTable(figures)}\n`);
  const seconds = (systemClock.now().getTime() - startedAt.getTime()) / 1000;
  report(
    `${seconds.toFixed(0)} s in all; load average ${loads()}. Ratios hold on a busy machine, single values do not.`,
  );
  const result = {
    startedAt,
    seconds,
    machine,
    loadAverage: loadavg(),
    rounds: bench.rounds,
    figures,
    failed,
  };
  await writeFile(json, `${JSON.stringify(result, null, 2)}\n`);
  return failed.length > 0 ? 1 : 0;
}

async function stopAll(code: number): Promise<never> {
  await stack.stop(report);
  process.exit(code);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => void (stack.isStopping || stopAll(130)));

const choice = readChoice(process.argv.slice(2));
if (choice) {
  const code = await measureAll(choice).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  });
  await stopAll(code);
} else {
  console.error(USAGE);
  process.exitCode = 2;
}
