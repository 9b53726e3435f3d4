import { monotonicMilliseconds } from "@/server/core/clock";
import type { Arena } from "@/server/scripts/bench/arena";
import type { Driver } from "@/server/scripts/bench/drivers";
import type { Figure } from "@/server/scripts/bench/figures";
import type { LaunchStack } from "@/server/scripts/launch/stack";

export interface Bench {
  readonly arena: Arena;
  readonly driver: Driver;
  /** Address of a server on this machine that takes every webhook. */
  readonly receiverUrl: string;
  /** Times that everything is measured. */
  readonly rounds: number;
  /** From this moment of the monotonic clock on, whatever is left is measured once. */
  readonly deadline: number;
  /** Multiplies durations and amounts of work: 1, or less for a quick look. */
  readonly scale: number;
  readonly report: (line: string) => void;
  /** What a measurement starts beyond this; it is stopped whatever happens. */
  readonly stack: LaunchStack;
}

/** The last round begins within this time, so that all measurements together end in minutes also on a slow machine. */
const BUDGET_MILLISECONDS = 60_000;

/** Runs `measure` once for every round that there is time for, at least once. */
export async function repeatRounds(
  { rounds, deadline, report }: Bench,
  measure: (round: number) => Promise<void>,
): Promise<void> {
  const end = Math.min(monotonicMilliseconds() + BUDGET_MILLISECONDS, deadline);
  for (let round = 1; round <= rounds; round += 1) {
    if (round > 1 && monotonicMilliseconds() > end) {
      report(`  no time is left for round ${round}`);
      return;
    }
    await measure(round);
  }
}

/** Measures in rounds: in each, every part once and in this order, so that all parts meet the same machine. */
export async function inRounds<Part extends string>(
  bench: Bench,
  parts: Readonly<Record<Part, () => Promise<number>>>,
): Promise<Record<Part, number[]>> {
  const names = Object.keys(parts) as Part[];
  const values = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Part, number[]>;
  await repeatRounds(bench, async (round) => {
    for (const name of names) {
      const value = await parts[name]();
      values[name].push(value);
      bench.report(`  round ${round}: ${name} ${value.toFixed(value < 10 ? 2 : 0)}`);
    }
  });
  return values;
}

/** Measures something and returns its figures. */
export type Measurement = (bench: Bench) => Promise<Figure[]>;
