import { authorizeSystem } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { addSeconds } from "@/server/core/clock";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";

/** Deletes runs older than 90 days, whatever they found. Throws `forbidden` for anybody but a job. */
export async function pruneReconciliations(ctx: Context): Promise<{ deleted: number }> {
  authorizeSystem(ctx);
  const before = addSeconds(ctx.clock.now(), -LIMITS.reconciliation.keptSeconds);
  const { count } = await reader(ctx).reconciliation.deleteMany({ where: { startedAt: { lt: before } } });
  return { deleted: count };
}
