import { spawnSync } from "node:child_process";
import { installFromPackages } from "@/server/scripts/check/packages";
import type { Outcome } from "@/server/scripts/check/step";

/** Sees to a redis-server for the tests that need one. Without it they are counted as skipped, which the summary shows. */
export async function ensureRedis(): Promise<Outcome> {
  if (!isInstalled() && process.getuid?.() === 0) installFromPackages("redis-server");
  if (!isInstalled())
    console.log("There is no redis-server: its tests are skipped. Install it with your system's packages.");
  return { passed: 0, failed: 0 };
}

function isInstalled(): boolean {
  return spawnSync("redis-server", ["--version"]).status === 0;
}
