import { authorizeSystem } from "@/server/auth/authorize";
import { wallNow } from "@/server/core/clock";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { openSessions } from "@/server/modules/sessions/internal";
import { type EndUserSessionsInput, endUserSessionsSchema } from "@/server/modules/sessions/schema";

/** Signs a person out everywhere, or in one browser. The caller audits why. */
export async function endUserSessions(ctx: Context, input: EndUserSessionsInput): Promise<{ ended: number }> {
  authorizeSystem(ctx);
  const { user_id: userId, id } = parse(endUserSessionsSchema, input);
  const now = wallNow(ctx.clock);
  const { count } = await reader(ctx).session.updateMany({
    where: { ...openSessions(userId, now), ...(id === undefined ? {} : { id }) },
    data: { endedAt: now },
  });
  return { ended: count };
}
