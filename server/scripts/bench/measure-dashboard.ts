import { type Bench, inRounds, type Measurement } from "@/server/scripts/bench/measurement";
import type { DashboardTimes, ReadDashboardInput } from "@/server/scripts/bench/tasks/read-dashboard";
import type { SeedDashboardInput, SeededDashboard } from "@/server/scripts/bench/tasks/seed-dashboard";

const FEW = 1_000;
const MANY = 1_000_000;
const TIMES = 20;
const SEED_MILLISECONDS = 20 * 60_000;
/** Answers within this are good, whatever is asked. */
const BOUND_MILLISECONDS = 50;

/** The slowest question of a round, after all of them were reported. */
async function prepare({ arena, scale, report }: Bench, invoices: number): Promise<() => Promise<number>> {
  const databaseUrl = await arena.createDatabase(`bench_dashboard_${invoices}`);
  const seed: SeedDashboardInput = { invoices };
  const seeded = await arena.runTask<SeededDashboard>("seed-dashboard", {
    databaseUrl,
    input: seed,
    milliseconds: SEED_MILLISECONDS,
  });
  const input: ReadDashboardInput = { ...seeded, times: TIMES * scale };
  return async () => {
    const times = await arena.runTask<DashboardTimes>("read-dashboard", { databaseUrl, input });
    const slowest = Object.entries(times).toSorted(([, one], [, other]) => other - one);
    for (const [question, milliseconds] of slowest)
      report(`    ${milliseconds.toFixed(1).padStart(7)} ms  ${question}`);
    return slowest[0]?.[1] ?? Number.NaN;
  };
}

/** P10: what the pages of the dashboard ask for, through the procedures that they call, with few and with many invoices. */
export const measureDashboard: Measurement = async (bench) => {
  const few = await prepare(bench, FEW);
  const many = await prepare(bench, MANY);
  const values = await inRounds(bench, { few, many });
  const figure = { id: "P10", what: "the slowest question of the dashboard, p95", unit: "ms" };
  const name = (invoices: number) => `${invoices.toLocaleString("en-US")} invoices`;
  return [
    {
      ...figure,
      what: `${figure.what}, ${name(MANY)}`,
      values: values.many,
      target: { atMost: BOUND_MILLISECONDS },
    },
    {
      ...figure,
      what: `${name(MANY)} against few`,
      values: values.many,
      baseline: { what: name(FEW), values: values.few },
      target: { atMost: 2 },
    },
  ];
};
