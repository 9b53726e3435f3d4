import { authorizeSystem } from "@/server/auth/authorize";
import { wallNow } from "@/server/core/clock";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";

/** Deletes sessions that nobody can use any more by their age. */
export async function pruneSessions(ctx: Context): Promise<{ sessions: number }> {
  authorizeSystem(ctx);
  const { count } = await reader(ctx).session.deleteMany({
    where: { expiresAt: { lte: wallNow(ctx.clock) } },
  });
  return { sessions: count };
}
