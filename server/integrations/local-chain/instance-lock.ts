import { open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const ownerSchema = z.object({ pid: z.number(), url: z.string() });
const CALL_MILLISECONDS = 2_000;

/** Whether the chain that wrote the lock still answers. A process id alone proves nothing: they are given out again. */
async function isServing(url: string): Promise<boolean> {
  try {
    await fetch(`${url}/jsonrpc`, {
      method: "POST",
      body: "{}",
      signal: AbortSignal.timeout(CALL_MILLISECONDS),
    });
    return true;
  } catch (error) {
    // Whoever accepts the connection but is slow may well be alive.
    return error instanceof Error && error.name === "TimeoutError";
  }
}

/**
 * Claims the data folder for the chain that will serve at `url`; a claim left by a killed process is taken over.
 * Throws a plain sentence when another process serves this folder. Returns the release.
 */
export async function lockDataDir(dataDir: string, url: string): Promise<() => Promise<void>> {
  const path = join(dataDir, "lock.json");
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const file = await open(path, "wx").catch(() => null);
    if (file) {
      await file.writeFile(JSON.stringify({ pid: process.pid, url }));
      await file.close();
      return () => rm(path, { force: true });
    }
    const owner = ownerSchema.safeParse(
      await readFile(path, "utf8")
        .then(JSON.parse)
        .catch(() => null),
    );
    if (owner.success && owner.data.url !== url && (await isServing(owner.data.url))) {
      throw new Error(
        `Another process (${owner.data.pid}) already runs the local chain in ${dataDir}. Stop it, or choose another folder.`,
      );
    }
    await rm(path, { force: true });
  }
  throw new Error(`The local chain cannot lock ${path}.`);
}
