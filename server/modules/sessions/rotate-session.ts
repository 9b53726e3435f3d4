import { authorizePerson } from "@/server/auth/authorize";
import { wallNow } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { insertSession, openSessions } from "@/server/modules/sessions/internal";

/**
 * Ends the caller's session and begins one under a new id for the same browser, confirmed now: whoever else knew the old
 * one has lost it. Throws `unauthenticated` when it has ended meanwhile.
 */
export async function rotateSession(ctx: Context): Promise<{ id: string }> {
  const userId = authorizePerson(ctx);
  const now = wallNow(ctx.clock);
  const id = ctx.session?.id ?? "";
  return withTransaction(ctx, async (ctx) => {
    const [old] = await ctx.tx.session.updateManyAndReturn({
      where: { id, ...openSessions(userId, now) },
      data: { endedAt: now },
    });
    if (!old) throw new DomainError("unauthenticated", "This session has ended: sign in again");
    return { id: (await insertSession(ctx, ctx.tx, old)).id };
  });
}
