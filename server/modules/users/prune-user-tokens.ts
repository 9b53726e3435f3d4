import { authorizeSystem } from "@/server/auth/authorize";
import { wallNow } from "@/server/core/clock";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";

/** Deletes what links in e-mails could prove, once they are too old. */
export async function pruneUserTokens(ctx: Context): Promise<{ tokens: number }> {
  authorizeSystem(ctx);
  const { count } = await reader(ctx).userToken.deleteMany({
    where: { expiresAt: { lte: wallNow(ctx.clock) } },
  });
  return { tokens: count };
}
