import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { readSettings, repositoryRoot } from "@/server/scripts/settings";

type Settings = Readonly<Record<string, string | undefined>>;

export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped?: number;
  /** What failed and the first line of why, for a summary that can be read without the output above it. */
  readonly failures?: readonly string[];
}

export interface Step {
  readonly name: string;
  run(): Promise<Outcome>;
}

/** Runs a program in the foreground and returns its exit code. It stops when we are asked to. */
export function runProgram(args: readonly string[], env: Settings = {}): Promise<number> {
  const child = spawn(process.execPath, args, {
    cwd: repositoryRoot,
    env: { ...readSettings().inherited, ...env },
    stdio: "inherit",
  });
  const stop = (): void => void child.kill("SIGTERM");
  process.once("SIGTERM", stop).once("SIGINT", stop).once("disconnect", stop);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => {
      process.off("SIGTERM", stop).off("SIGINT", stop).off("disconnect", stop);
      resolve(code ?? 1);
    });
  });
}

/** A program that either passes or fails as a whole. */
export function checkStep(name: string, args: readonly string[]): Step {
  return {
    name,
    run: async () => ((await runProgram(args)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
  };
}

interface CountedStep {
  readonly name: string;
  /** The program's arguments, given the file into which it must write its JSON report. */
  readonly args: (reportFile: string) => readonly string[];
  readonly env?: (reportFile: string) => Settings;
  readonly count: (report: unknown) => Outcome;
}

/** A test runner whose report is counted. A runner that fails without a failed test counts as one failure. */
export function countedStep({ name, args, env, count }: CountedStep): Step {
  return {
    name,
    run: async () => {
      const directory = await mkdtemp(join(tmpdir(), "daric-report-"));
      const reportFile = join(directory, "report.json");
      try {
        const code = await runProgram(args(reportFile), env?.(reportFile));
        if (!existsSync(reportFile)) return { passed: 0, failed: 1 };
        const outcome = count(JSON.parse(await readFile(reportFile, "utf8")));
        return code !== 0 && outcome.failed === 0 ? { ...outcome, failed: 1 } : outcome;
      } finally {
        await rm(directory, { recursive: true, force: true });
      }
    },
  };
}

const outcomeSchema = z.object({
  passed: z.number(),
  failed: z.number(),
  skipped: z.number(),
  failures: z.array(z.string()),
});

/** The tests of one Vitest project. */
export function vitestStep(name: string, project: string): Step {
  const vitest = ["node_modules/vitest/vitest.mjs", "run", "--project", project, "--passWithNoTests"];
  const reporters = ["--reporter=default", "--reporter=./server/scripts/check/outcome-reporter.ts"];
  return countedStep({
    name,
    args: (file) => [...vitest, ...reporters, `--outputFile=${file}`],
    count: (report) => outcomeSchema.parse(report),
  });
}

const playwrightReportSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/** The browser tests. A test that passes only when repeated counts as failed. */
export function playwrightStep(name: string, browserPath: () => string | undefined): Step {
  return countedStep({
    name,
    args: () => [
      "node_modules/@playwright/test/cli.js",
      "test",
      "--config=e2e/playwright.config.ts",
      "--reporter=list,json",
    ],
    env: (file) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: file, DARIC_BROWSER: browserPath() }),
    count: (report) => {
      const { stats } = playwrightReportSchema.parse(report);
      return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
    },
  });
}
