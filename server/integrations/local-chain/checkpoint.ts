import { open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const checkpointSchema = z.object({
  /** The block after which the state was taken. */
  number: z.number(),
  hash: z.string(),
  state: z.string(),
});

/** A dump of the executor's state. It only saves replaying: without it, or with a wrong one, the journal gives the same chain. */
export type Checkpoint = z.output<typeof checkpointSchema>;

const fileIn = (dataDir: string): string => join(dataDir, "checkpoint.json");

/** Null when there is none or it cannot be read. */
export async function readCheckpoint(dataDir: string): Promise<Checkpoint | null> {
  try {
    return checkpointSchema.parse(JSON.parse(await readFile(fileIn(dataDir), "utf8")));
  } catch {
    return null;
  }
}

/** Replaces the checkpoint whole or not at all. */
export async function writeCheckpoint(dataDir: string, checkpoint: Checkpoint): Promise<void> {
  const draft = `${fileIn(dataDir)}.draft`;
  const file = await open(draft, "w");
  try {
    await file.writeFile(JSON.stringify(checkpoint));
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(draft, fileIn(dataDir));
}

export async function removeCheckpoint(dataDir: string): Promise<void> {
  await rm(fileIn(dataDir), { force: true });
}
