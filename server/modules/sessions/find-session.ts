import { authorizeSystem } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { addSeconds, wallNow } from "@/server/core/clock";
import { isId } from "@/server/core/ids";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { openSessions } from "@/server/modules/sessions/internal";

interface FoundSession {
  readonly id: string;
  readonly confirmedAt: Date;
}

/** A person's session while it holds, else null. Read on every request, so that its end is noticed by the next one. */
export async function findSession(
  ctx: Context,
  { id, user_id: userId }: { id: string; user_id: string },
): Promise<FoundSession | null> {
  authorizeSystem(ctx);
  if (!isId("session", id)) return null;
  const now = wallNow(ctx.clock);
  const row = await reader(ctx).session.findFirst({ where: { id, ...openSessions(userId, now) } });
  if (!row) return null;
  const stale = addSeconds(now, -LIMITS.session.seenSeconds);
  if (row.lastSeenAt <= stale)
    await reader(ctx).session.updateMany({
      where: { id, lastSeenAt: { lte: stale } },
      data: { lastSeenAt: now },
    });
  return { id, confirmedAt: row.confirmedAt };
}
