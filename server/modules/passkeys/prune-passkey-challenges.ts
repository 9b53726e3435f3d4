import { authorizeSystem } from "@/server/auth/authorize";
import { wallNow } from "@/server/core/clock";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";

/** Deletes challenges that nobody has answered in time. */
export async function prunePasskeyChallenges(ctx: Context): Promise<{ challenges: number }> {
  authorizeSystem(ctx);
  const { count } = await reader(ctx).passkeyChallenge.deleteMany({
    where: { expiresAt: { lte: wallNow(ctx.clock) } },
  });
  return { challenges: count };
}
