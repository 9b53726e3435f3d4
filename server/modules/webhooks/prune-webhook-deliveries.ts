import { authorizeSystem } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { addSeconds } from "@/server/core/clock";
import type { Context } from "@/server/db/context";
import { db } from "@/server/db/client";

const BATCH = 1_000;

/**
 * Deletes at most 1,000 deliveries of the context's mode that ended more than 90 days ago, with their attempts, and says
 * how many: a job calls it until that is 0. What is still to be delivered stays, however old it is.
 */
export async function pruneWebhookDeliveries(ctx: Context): Promise<{ deleted: number }> {
  authorizeSystem(ctx);
  const before = addSeconds(ctx.clock.now(), -LIMITS.webhook.keptSeconds);
  // Endpoint by endpoint, because so the index sorts them by age.
  const deleted = await db().$executeRaw`
    DELETE FROM webhook_deliveries WHERE id IN (
      SELECT past.id
      FROM webhook_endpoints AS endpoints CROSS JOIN LATERAL (
        SELECT id FROM webhook_deliveries
        WHERE endpoint_id = endpoints.id AND created_at < ${before} AND completed_at < ${before}
        ORDER BY created_at, id LIMIT ${BATCH}
      ) AS past
      WHERE endpoints.mode = ${ctx.mode}::mode LIMIT ${BATCH})`;
  return { deleted };
}
