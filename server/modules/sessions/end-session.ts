import { authorizePerson } from "@/server/auth/authorize";
import { wallNow } from "@/server/core/clock";
import { notFound } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { openSessions } from "@/server/modules/sessions/internal";
import { type SessionIdInput, sessionIdSchema } from "@/server/modules/sessions/schema";

/** Signs one of the caller's own browsers out, audited. Throws `not_found`, also for somebody else's and one that has ended. */
export async function endSession(ctx: Context, input: SessionIdInput): Promise<void> {
  const userId = authorizePerson(ctx);
  const { id } = parse(sessionIdSchema, input);
  const now = wallNow(ctx.clock);
  await withTransaction(ctx, async (ctx) => {
    const { count } = await ctx.tx.session.updateMany({
      where: { id, ...openSessions(userId, now) },
      data: { endedAt: now },
    });
    if (count === 0) throw notFound("session", id);
    await recordAudit(ctx, {
      action: "user.end_session",
      targetType: "user",
      targetId: userId,
      before: { session: id },
    });
  });
}
