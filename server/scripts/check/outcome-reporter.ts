import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import type { Reporter, SerializedError, TestCase, TestModule, TestSuite, Vitest } from "vitest/node";
import type { Outcome } from "@/server/scripts/check/step";

/** A line with the first line of why. What was thrown need not have been an error. */
function tell(place: string, error: { readonly message?: unknown } | undefined): string {
  const text = typeof error?.message === "string" ? error.message : JSON.stringify(error ?? null);
  return `${place}: ${text.split("\n", 1)[0] ?? ""}`;
}

/** Where Vitest was when it came upon an error that it could give to no test. */
function placeOf({ VITEST_TEST_PATH: path, VITEST_TEST_NAME: test }: SerializedError): string {
  const file = typeof path === "string" ? relative(process.cwd(), path) : "the run";
  return typeof test === "string" ? `${file}, during or after ${test}` : file;
}

/**
 * Writes a run's `Outcome` to Vitest's `--outputFile`. An error that no test was told of, such as a promise that is rejected
 * before somebody waits for it, is a failure like that of a test: Vitest's own JSON report is silent about it.
 */
export default class OutcomeReporter implements Reporter {
  private file = "";

  onInit({ config: { outputFile } }: Vitest): void {
    if (typeof outputFile !== "string")
      throw new Error("Say with --outputFile where the outcome is to be written");
    this.file = outputFile;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const suites = modules.flatMap(({ children }) => [...children.allSuites()]);
    const tests = modules.flatMap(({ children }) => [...children.allTests()]);
    const inState = (state: ReturnType<TestCase["result"]>["state"]): TestCase[] =>
      tests.filter((test) => test.result().state === state);
    const nameOf = ({ module, fullName }: TestCase | TestSuite): string =>
      `${module.relativeModuleId} › ${fullName}`;
    const failures = [
      ...modules.flatMap((module) => module.errors().map((error) => tell(module.relativeModuleId, error))),
      ...suites.flatMap((suite) =>
        suite.errors().map((error) => tell(`${nameOf(suite)}, around its tests`, error)),
      ),
      ...inState("failed").map((test) => tell(nameOf(test), test.result().errors?.[0])),
      ...unhandled.map((error) => tell(placeOf(error), error)),
    ];
    const outcome: Outcome = {
      passed: inState("passed").length,
      failed: failures.length,
      skipped: inState("skipped").length,
      failures,
    };
    writeFileSync(this.file, JSON.stringify(outcome));
  }
}
