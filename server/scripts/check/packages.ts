import { spawnSync } from "node:child_process";
import { repositoryRoot } from "@/server/scripts/settings";

/** Installs one of Debian's packages; needs root. False when that was not possible. */
export function installFromPackages(name: string): boolean {
  return (
    runVisibly("apt-get", ["update", "-qq"]) &&
    runVisibly("apt-get", ["install", "-y", "-qq", "--no-install-recommends", name])
  );
}

/** Runs a program in the foreground and says whether it succeeded. */
export function runVisibly(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { cwd: repositoryRoot, stdio: "inherit" }).status === 0;
}
