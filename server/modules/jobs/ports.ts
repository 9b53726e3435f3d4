import { definePort } from "@/server/core/port";
import type { JobReport } from "@/server/modules/jobs/schema";

/** The engine that executes the jobs. */
export interface JobEngine {
  /** Null where an outside Inngest server executes them: its own pages tell. */
  inspect(): Promise<JobReport | null>;
}

/** Filled by the server that runs the engine. */
export const jobEngine = definePort<JobEngine>("job-engine");
