import { authorizePerson } from "@/server/auth/authorize";
import { wallNow } from "@/server/core/clock";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { openSessions, toSession } from "@/server/modules/sessions/internal";
import type { Session } from "@/server/modules/sessions/schema";

/** Where the caller is signed in, the latest first. */
export async function listSessions(ctx: Context): Promise<Session[]> {
  const userId = authorizePerson(ctx);
  const rows = await reader(ctx).session.findMany({
    where: openSessions(userId, wallNow(ctx.clock)),
    orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }],
    take: 100,
  });
  return rows.map((row) => toSession(row, ctx.session?.id));
}
