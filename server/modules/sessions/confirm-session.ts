import { authorizePerson } from "@/server/auth/authorize";
import { wallNow } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { openSessions } from "@/server/modules/sessions/internal";

/** Notes that the caller has just proven who they are; call it only after that. Throws `unauthenticated` when the session has ended. */
export async function confirmSession(ctx: Context): Promise<void> {
  const userId = authorizePerson(ctx);
  const now = wallNow(ctx.clock);
  const { count } = await reader(ctx).session.updateMany({
    where: { id: ctx.session?.id ?? "", ...openSessions(userId, now) },
    data: { confirmedAt: now },
  });
  if (count === 0) throw new DomainError("unauthenticated", "This session has ended: sign in again");
}
