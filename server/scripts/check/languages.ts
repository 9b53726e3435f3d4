import { spawnSync } from "node:child_process";
import { installFromPackages } from "@/server/scripts/check/packages";
import type { Outcome } from "@/server/scripts/check/step";

/** Languages in which the documentation shows a webhook receiver, beside Node's own. */
const LANGUAGES = [
  { program: "python3", ask: "--version", name: "python3" },
  { program: "php", ask: "--version", name: "php-cli" },
  { program: "go", ask: "version", name: "golang-go" },
] as const;

/** Sees to the languages of the documentation's receivers. The tests of a missing one are counted as skipped, which the summary shows. */
export async function ensureLanguages(): Promise<Outcome> {
  for (const language of LANGUAGES) {
    if (!isInstalled(language) && process.getuid?.() === 0) installFromPackages(language.name);
    if (!isInstalled(language))
      console.log(
        `There is no ${language.program}: its receiver is not tested. Install it with your system's packages.`,
      );
  }
  return { passed: 0, failed: 0 };
}

function isInstalled({ program, ask }: (typeof LANGUAGES)[number]): boolean {
  return spawnSync(program, [ask]).status === 0;
}
