import type { History } from "@/server/testing/chain-fuzz/history";

/** A failing history for a person: its seed, what is wrong, and its steps one to a line. */
export function describeFailure(history: History, violations: readonly string[]): string {
  return [
    `seed ${history.seed}`,
    ...violations.map((violation) => `  ✗ ${violation}`),
    ...history.merchants.map((merchant, index) => `  merchant ${index}: ${JSON.stringify(merchant)}`),
    ...history.steps.map((step, index) => `  ${index}. ${JSON.stringify(step)}`),
  ].join("\n");
}
