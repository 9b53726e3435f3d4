import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { visibleTo } from "@/server/modules/notifications/internal";

/** More than a bell shows. */
const COUNTED = 100;

/** How many notifications this member has not read, up to a hundred. Throws `forbidden`. */
export async function countNotifications(ctx: Context): Promise<{ unread: number }> {
  const unread = await reader(ctx).notification.count({
    where: { ...visibleTo(ctx), readAt: null },
    take: COUNTED,
  });
  return { unread };
}
