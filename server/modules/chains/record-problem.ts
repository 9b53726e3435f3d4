import { authorizeSystem } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";
import { db } from "@/server/db/client";
import { logger } from "@/server/observability/logger";

/**
 * Notes why the watcher of a network cannot go on before a person looks, for the readiness report; the next good tick
 * forgets it. Logged once, however often it is tried. Outside of any transaction, because the one it belongs to fails.
 */
export async function recordProblem(ctx: Context, network: string, problem: string): Promise<void> {
  authorizeSystem(ctx);
  const { count } = await db().chainCursor.updateMany({
    where: { network, OR: [{ problem: null }, { problem: { not: problem } }] },
    data: { problem },
  });
  if (count > 0) logger.error({ network }, problem);
}
