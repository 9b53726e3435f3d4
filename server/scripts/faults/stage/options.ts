import { parseArgs } from "node:util";
import { systemClock } from "@/server/core/clock";

/** Whole numbers from the command line, such as `--kills 100`, over their defaults. `seed` is the time unless given. */
export function readNumbers<Name extends string>(
  defaults: Readonly<Record<Name, number>>,
): Readonly<Record<Name | "seed", number>> {
  const fallbacks: Record<string, number> = {
    seed: systemClock.now().getTime() % 1_000_000_000,
    ...defaults,
  };
  const names = Object.keys(fallbacks);
  const { values } = parseArgs({
    options: Object.fromEntries(names.map((name) => [name, { type: "string" as const }])),
  });
  const numbers = names.map((name) => [name, wholeNumber(name, values[name], fallbacks[name] ?? 0)]);
  return Object.fromEntries(numbers) as Record<Name | "seed", number>;
}

function wholeNumber(name: string, text: unknown, fallback: number): number {
  const number = text === undefined ? fallback : Number(text);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new Error(`--${name} must be a whole number, not "${String(text)}"`);
}
