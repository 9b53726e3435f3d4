import { authorizePerson } from "@/server/auth/authorize";
import { wallNow } from "@/server/core/clock";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { openSessions } from "@/server/modules/sessions/internal";

/** Signs every browser of the caller out but the one that asks, audited. */
export async function endOtherSessions(ctx: Context): Promise<{ ended: number }> {
  const userId = authorizePerson(ctx);
  const now = wallNow(ctx.clock);
  const currentId = ctx.session?.id;
  return withTransaction(ctx, async (ctx) => {
    const { count: ended } = await ctx.tx.session.updateMany({
      where: { ...openSessions(userId, now), ...(currentId === undefined ? {} : { id: { not: currentId } }) },
      data: { endedAt: now },
    });
    await recordAudit(ctx, {
      action: "user.end_other_sessions",
      targetType: "user",
      targetId: userId,
      after: { ended },
    });
    return { ended };
  });
}
