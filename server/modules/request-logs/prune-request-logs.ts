import { authorizeSystem } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { addSeconds } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import type { Context } from "@/server/db/context";
import { db } from "@/server/db/client";

const BATCH = 5_000;

/** Deletes at most 5,000 requests older than 30 days and says how many: a job calls it until that is 0. */
export async function pruneRequestLogs(ctx: Context): Promise<{ deleted: number }> {
  authorizeSystem(ctx);
  const before = addSeconds(ctx.clock.now(), -LIMITS.requestLog.keptSeconds);
  // Ids sort by time, so the primary key finds the oldest without an index of its own.
  const boundary = newId("requestLog", before);
  const deleted = await db().$executeRaw`
    DELETE FROM request_logs
    WHERE id IN (SELECT id FROM request_logs WHERE id < ${boundary} ORDER BY id LIMIT ${BATCH})`;
  return { deleted };
}
