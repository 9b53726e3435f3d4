import { toList } from "@/server/core/pagination";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { pageArguments } from "@/server/db/page";
import { reader } from "@/server/db/transaction";
import { toNotification, visibleTo } from "@/server/modules/notifications/internal";
import {
  type ListNotificationsInput,
  listNotificationsSchema,
  type NotificationList,
} from "@/server/modules/notifications/schema";

/** What this member was told in the dashboard and may still see, newest first. Throws `forbidden`, `validation_failed`. */
export async function listNotifications(
  ctx: Context,
  input: ListNotificationsInput,
): Promise<NotificationList> {
  const visible = visibleTo(ctx);
  const page = parse(listNotificationsSchema, input);
  const { where, ...rest } = pageArguments({ ...page, order: "desc" });
  const rows = await reader(ctx).notification.findMany({ ...rest, where: { AND: [visible, where] } });
  return toList(rows, page.limit, toNotification);
}
