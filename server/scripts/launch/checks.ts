import { constants } from "node:fs";
import { access, mkdir, statfs } from "node:fs/promises";
import { isPortFree } from "@/server/scripts/ports";

/** Something about this machine stops Daric; the message is one sentence that says what to do. */
export class MachineProblem extends Error {
  override readonly name = "MachineProblem";
}

const LEAST_FREE_BYTES = 1_000_000_000;

export async function ensureWritableHome(home: string): Promise<void> {
  try {
    await mkdir(home, { recursive: true, mode: 0o755 });
    await access(home, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new MachineProblem(
      `Daric cannot write to its data folder ${home}. Give yourself access to it, or choose another: DARIC_HOME=~/daric npm start`,
      { cause },
    );
  }
}

export async function ensureFreeDisk(home: string): Promise<void> {
  const disk = await statfs(home);
  const freeBytes = disk.bavail * disk.bsize;
  if (freeBytes >= LEAST_FREE_BYTES) return;
  const freeMegabytes = Math.floor(freeBytes / 1_000_000);
  throw new MachineProblem(
    `Only ${freeMegabytes} MB are free on the disk of ${home}; Daric needs 1 GB. Free some space, or choose a folder on another disk with DARIC_HOME.`,
  );
}

export async function ensureFreePort(port: number): Promise<void> {
  if ((await isPortFree(port, "::")) || (await isPortFree(port, "0.0.0.0"))) return;
  throw new MachineProblem(
    `Port ${port} is in use by another program. Stop it, or choose another port: PORT=${port + 1} npm start`,
  );
}
