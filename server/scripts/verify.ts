import { runSteps } from "@/server/scripts/check/run-steps";
import { fastSteps } from "@/server/scripts/check/steps";
import { ensureGeneratedClient } from "@/server/scripts/generate";

await ensureGeneratedClient();
process.exit(await runSteps(fastSteps()));
