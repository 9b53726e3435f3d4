import { authorizeSystem } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";

/** When the oldest address that is still watched at `now` was made; null when there is none. */
export async function findOldestWatchedSince(ctx: Context, network: string, now: Date): Promise<Date | null> {
  authorizeSystem(ctx);
  const oldest = await reader(ctx).depositAddress.findFirst({
    where: { network, watchedUntil: { gt: now } },
    orderBy: { derivationIndex: "asc" },
    select: { createdAt: true },
  });
  return oldest?.createdAt ?? null;
}
