import { closeSync, openSync } from "node:fs";
import { mkdir, readFile, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { type GuardedProcess, spawnGuarded } from "@/server/scripts/child-process";
import type { LaunchStack } from "@/server/scripts/launch/stack";
import { repositoryRoot } from "@/server/scripts/settings";

interface StepOptions {
  readonly name: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly home: string;
  readonly stack: LaunchStack;
}

const GRACE_MILLISECONDS = 15_000;
const LONG_LOG_BYTES = 20_000_000;

/** Starts a program on the pinned Node with its output in `<home>/logs/<name>.log`; it stops with the stack. */
export async function startNode(options: StepOptions): Promise<GuardedProcess> {
  await mkdir(join(options.home, "logs"), { recursive: true });
  await setAsideWhenLong(logPath(options.home, options.name));
  const log = openSync(logPath(options.home, options.name), "a", 0o600);
  try {
    const child = spawnGuarded({
      name: options.name,
      command: process.execPath,
      args: options.args,
      env: options.env,
      cwd: repositoryRoot,
      stopSignal: "TERM",
      graceMilliseconds: GRACE_MILLISECONDS,
      output: log,
    });
    await options.stack.add(options.name, child.stop);
    return child;
  } finally {
    closeSync(log);
  }
}

/** One log and the one before it: enough to look back, and never a full disk. */
async function setAsideWhenLong(path: string): Promise<void> {
  const log = await stat(path).catch(() => undefined);
  if (log && log.size > LONG_LOG_BYTES) await rename(path, `${path}.old`);
}

export function logPath(home: string, name: string): string {
  return join(home, "logs", `${name}.log`);
}

/** The end of a program's log, for the person who sees it fail. */
export async function lastLines(home: string, name: string, count = 15): Promise<string> {
  const text = await readFile(logPath(home, name), "utf8").catch(() => "");
  return text.trimEnd().split("\n").slice(-count).join("\n");
}
