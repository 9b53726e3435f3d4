import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { fingerprintFiles } from "@/server/scripts/fingerprint";
import { readSettings, repositoryRoot } from "@/server/scripts/settings";

const execute = promisify(execFile);
const GENERATED_DIR = join(repositoryRoot, "server/db/generated");
const STAMP = join(GENERATED_DIR, ".fingerprint");

/** Generates the Prisma client unless the one on disk came from the same schema files and the same Prisma. */
export async function ensureGeneratedClient(): Promise<"fresh" | "generated"> {
  const wanted = await fingerprintFiles(
    repositoryRoot,
    ["prisma", "prisma.config.ts", "node_modules/prisma/package.json"],
    {
      extensions: [".prisma", ".json", ".ts"],
    },
  );
  if (existsSync(STAMP) && (await readFile(STAMP, "utf8")) === wanted) return "fresh";
  await execute(process.execPath, ["node_modules/prisma/build/index.js", "generate"], {
    cwd: repositoryRoot,
    env: {
      ...readSettings().inherited,
      // `generate` never runs the engine but insists that the file exists, or else downloads it.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    },
  });
  await writeFile(STAMP, wanted);
  return "generated";
}

if (import.meta.main) {
  const outcome = await ensureGeneratedClient();
  console.log(outcome === "fresh" ? "The Prisma client is up to date." : "The Prisma client was generated.");
}
