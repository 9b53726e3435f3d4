import { z } from "zod";
import { timeSchema } from "@/server/core/wire";

const count = z.int();

/** A run of a job that gave up. */
export const failedJobSchema = z.object({
  run_id: z.string(),
  function_id: z.string(),
  message: z.string(),
  attempts: count,
  ended_at: timeSchema,
});
export type FailedJob = z.output<typeof failedJobSchema>;

/** What the engine that is built into this server is doing. */
export const jobReportSchema = z.object({
  object: z.literal("job_report"),
  live: z.object({ queued: count, running: count, waiting: count, blocked: count }),
  last_five_minutes: z.object({ completed: count, failed: count, cancelled: count }),
  /** Age of the oldest run that could start but has not. */
  lag_seconds: count,
  failures: z.array(failedJobSchema),
});
export type JobReport = z.output<typeof jobReportSchema>;
