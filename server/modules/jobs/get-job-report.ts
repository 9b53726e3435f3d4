import { authorizePlatform } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";
import { jobEngine } from "@/server/modules/jobs/ports";
import type { JobReport } from "@/server/modules/jobs/schema";

/** What the job engine is doing and what failed lately; null where an outside Inngest server does it. Throws `forbidden`. */
export async function getJobReport(ctx: Context): Promise<JobReport | null> {
  authorizePlatform(ctx, "platform:read");
  return jobEngine.get().inspect();
}
