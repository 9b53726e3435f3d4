import { runSteps } from "@/server/scripts/check/run-steps";
import { fullSteps } from "@/server/scripts/check/steps";
import { ensureGeneratedClient } from "@/server/scripts/generate";

await ensureGeneratedClient();
process.exit(await runSteps(fullSteps()));
