import { execFile } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { MachineProblem } from "@/server/scripts/launch/checks";

const execute = promisify(execFile);

/** Takes the data folder for this process and returns how to give it back. A lock whose owner died is taken over. */
export async function lockHome(home: string): Promise<() => Promise<void>> {
  const path = join(home, "launcher.pid");
  const owner = Number(await readFile(path, "utf8").catch(() => ""));
  if (owner > 0 && owner !== process.pid && (await isLauncher(owner))) {
    throw new MachineProblem(
      `Daric already runs from ${home} (process ${owner}). Stop that one first, or start another from a folder of its own: DARIC_HOME=~/daric-2 PORT=3001 npm start`,
    );
  }
  await writeFile(path, String(process.pid));
  return () => rm(path, { force: true });
}

/** A process number is used again after a crash, so the command line decides. */
async function isLauncher(pid: number): Promise<boolean> {
  const listed = await execute("ps", ["-o", "args=", "-p", String(pid)]).catch(() => ({ stdout: "" }));
  return listed.stdout.includes("server/scripts/start.ts");
}
