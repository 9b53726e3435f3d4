import { fingerprintSources, isBuilt, markBuilt } from "@/server/scripts/launch/build";
import { ensureBrowser } from "@/server/scripts/check/browser";
import { ensureLanguages } from "@/server/scripts/check/languages";
import { ensureRedis } from "@/server/scripts/check/redis";
import { checkStep, playwrightStep, runProgram, type Step, vitestStep } from "@/server/scripts/check/step";
import { TEST_ENVIRONMENT } from "@/server/testing/environment";

/** What needs neither a database nor a build: run before every commit. */
export function fastSteps(): Step[] {
  return [
    checkStep("types", ["node_modules/typescript/bin/tsc", "--noEmit"]),
    checkStep("lint", ["node_modules/oxlint/bin/oxlint", "--deny-warnings"]),
    checkStep("format", ["node_modules/oxfmt/bin/oxfmt", "--check"]),
    checkStep("unused code", ["node_modules/knip/bin/knip.js"]),
    vitestStep("architecture and unit tests", "unit"),
  ];
}

/** The rest: real databases, real local chains, the production build in a browser. */
export function fullSteps(): Step[] {
  let browserPath: string | undefined;
  const browser: Step = {
    name: "browser",
    run: async () => {
      browserPath = await ensureBrowser();
      return { passed: 0, failed: 0 };
    },
  };
  return [
    browser,
    { name: "redis", run: ensureRedis },
    { name: "languages of the documentation", run: ensureLanguages },
    ...fastSteps(),
    vitestStep("database tests", "db"),
    vitestStep("chain tests", "chain"),
    { name: "production build", run: build },
    playwrightStep("browser tests", () => browserPath),
  ];
}

async function build(): Promise<{ passed: number; failed: number }> {
  const fingerprint = await fingerprintSources();
  if (await isBuilt(fingerprint)) return { passed: 1, failed: 0 };
  const code = await runProgram(["node_modules/next/dist/bin/next", "build"], {
    // Modules read their settings when the build loads them; none of these values ends up in it.
    ...TEST_ENVIRONMENT,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
  });
  if (code !== 0) return { passed: 0, failed: 1 };
  await markBuilt(fingerprint);
  return { passed: 1, failed: 0 };
}
