import type { Outcome, Step } from "@/server/scripts/check/step";

interface Result extends Outcome {
  readonly name: string;
  readonly seconds: number;
}

/**
 * Runs every step, also after a failure, so that one run shows everything that is wrong. Prints the time of each and a
 * summary that names what failed and whose last line is `N passed, N failed`; returns the exit code.
 */
export async function runSteps(steps: readonly Step[]): Promise<number> {
  const results: Result[] = [];
  for (const [index, step] of steps.entries()) {
    console.log(`\n── ${index + 1}/${steps.length} ${step.name}`);
    results.push(await runStep(step));
  }
  console.log(`\n${describe(results)}`);
  return results.some((result) => result.failed > 0) ? 1 : 0;
}

async function runStep(step: Step): Promise<Result> {
  const startedAt = performance.now();
  const outcome = await step.run().catch((error: unknown): Outcome => {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  });
  return { name: step.name, seconds: (performance.now() - startedAt) / 1000, ...outcome };
}

function describe(results: readonly Result[]): string {
  const sum = (count: (result: Result) => number): number =>
    results.reduce((total, result) => total + count(result), 0);
  const width = Math.max(...results.map(({ name }) => name.length));
  const rows = results.map(({ name, seconds, passed, failed, skipped }) => {
    const counts = `${passed} passed${failed > 0 ? `, ${failed} FAILED` : ""}${skipped ? `, ${skipped} skipped` : ""}`;
    return `${failed > 0 ? "✗" : "✓"} ${name.padEnd(width)}  ${seconds.toFixed(1).padStart(6)} s  ${counts}`;
  });
  const failures = results.flatMap((result) => (result.failures ?? []).map((failure) => `✗ ${failure}`));
  const total = `${sum(({ passed }) => passed)} passed, ${sum(({ failed }) => failed)} failed`;
  return [...rows, "", ...failures, `${sum(({ seconds }) => seconds).toFixed(1)} s in all`, total].join("\n");
}
