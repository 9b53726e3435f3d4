import { env } from "@/server/config/env";

/** Why the server does not start, in a sentence for whoever runs it. */
export class StartProblem extends Error {
  override readonly name = "StartProblem";
}

/** Names every wrong setting at once. Runs before anything that reads a setting while it is imported. */
export function checkEnvironment(): void {
  try {
    env();
  } catch (error) {
    throw new StartProblem(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
