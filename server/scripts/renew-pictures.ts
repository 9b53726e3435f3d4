import { ensureBrowser } from "@/server/scripts/check/browser";
import { runProgram } from "@/server/scripts/check/step";
import { ensureGeneratedClient } from "@/server/scripts/generate";

await ensureGeneratedClient();
const browser = await ensureBrowser();
const args = ["test", "--config=e2e/playwright.config.ts", "visual", "--update-snapshots=changed"];
process.exit(await runProgram(["node_modules/@playwright/test/cli.js", ...args], { DARIC_BROWSER: browser }));
