import { wallNow } from "@/server/core/clock";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { visibleTo } from "@/server/modules/notifications/internal";
import { type ReadNotificationsInput, readNotificationsSchema } from "@/server/modules/notifications/schema";

/** Marks this member's notifications as read: one, or all that they may see. Of somebody else's it marks none. Throws `forbidden`, `validation_failed`. */
export async function readNotifications(
  ctx: Context,
  input: ReadNotificationsInput,
): Promise<{ read: number }> {
  const visible = visibleTo(ctx);
  const { id } = parse(readNotificationsSchema, input);
  const { count } = await reader(ctx).notification.updateMany({
    where: { ...visible, readAt: null, ...(id === undefined ? {} : { id }) },
    data: { readAt: wallNow(ctx.clock) },
  });
  return { read: count };
}
