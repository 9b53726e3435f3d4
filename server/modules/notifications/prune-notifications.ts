import { authorizeSystem } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { addSeconds, wallNow } from "@/server/core/clock";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";

/** Deletes notifications that are out of date, read or not. */
export async function pruneNotifications(ctx: Context): Promise<{ notifications: number }> {
  authorizeSystem(ctx);
  const before = addSeconds(wallNow(ctx.clock), -LIMITS.notification.keptSeconds);
  const { count } = await reader(ctx).notification.deleteMany({ where: { createdAt: { lte: before } } });
  return { notifications: count };
}
