import { execFile } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";

const execute = promisify(execFile);
const PATIENCE_MILLISECONDS = 5_000;

/** Processes that still run although all was stopped: those of the groups, and those that name the folder. */
export async function findLeftovers(home: string, groups: readonly number[]): Promise<string[]> {
  const deadline = performance.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    const found = await listProcesses(home, new Set(groups));
    if (found.length === 0 || performance.now() > deadline) return found;
    await delay(100);
  }
}

async function listProcesses(home: string, groups: ReadonlySet<number>): Promise<string[]> {
  const { stdout } = await execute("ps", ["-eo", "pgid=,stat=,args="]);
  return stdout.split("\n").flatMap((line) => {
    const [, group, state = "", command = ""] = /^\s*(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    // A zombie has ended; it waits for whoever runs this machine to collect it.
    const isOurs = !state.startsWith("Z") && (groups.has(Number(group)) || command.includes(home));
    return isOurs ? [`still running: ${command}`] : [];
  });
}
