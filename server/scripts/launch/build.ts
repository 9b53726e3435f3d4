import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fingerprintFiles } from "@/server/scripts/fingerprint";
import { repositoryRoot } from "@/server/scripts/settings";

const STAMP = join(repositoryRoot, ".next/daric-sources");
const SOURCES = [
  "app",
  "components",
  "inngest",
  "prisma",
  "public",
  "server",
  "next.config.ts",
  "package-lock.json",
  "postcss.config.mjs",
  "tsconfig.json",
];
/** Folders that never reach a page; tests pass through because a change of theirs costs one build and no risk. */
const IGNORED = ["generated", "scripts", "testing", "decisions", "migrations"];

/** What the sources hash to now; hand it to `markBuilt` after a build that began with them. */
export function fingerprintSources(): Promise<string> {
  return fingerprintFiles(repositoryRoot, SOURCES, { ignore: IGNORED });
}

/** Whether `.next` holds a finished production build of exactly these sources. */
export async function isBuilt(fingerprint: string): Promise<boolean> {
  if (!existsSync(join(repositoryRoot, ".next/BUILD_ID")) || !existsSync(STAMP)) return false;
  return (await readFile(STAMP, "utf8")) === fingerprint;
}

export async function markBuilt(fingerprint: string): Promise<void> {
  await writeFile(STAMP, fingerprint);
}
