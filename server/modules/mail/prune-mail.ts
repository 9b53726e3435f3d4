import { authorizeSystem } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { addSeconds, wallNow } from "@/server/core/clock";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";

/** Deletes messages that left or failed long ago. */
export async function pruneMail(ctx: Context): Promise<{ messages: number }> {
  authorizeSystem(ctx);
  const before = addSeconds(wallNow(ctx.clock), -LIMITS.mail.keptSeconds);
  const { count } = await reader(ctx).mailMessage.deleteMany({
    where: { status: { not: "queued" }, createdAt: { lte: before } },
  });
  return { messages: count };
}
