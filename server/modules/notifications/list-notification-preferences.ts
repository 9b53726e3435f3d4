import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { authorizeMember } from "@/server/modules/notifications/internal";
import { channelsOf, isLocked, topicsOf } from "@/server/modules/notifications/rules";
import type { NotificationPreference } from "@/server/modules/notifications/schema";

/** Where this member is told of each topic that their role may see: as they chose, or by their role's default. Throws `forbidden`. */
export async function listNotificationPreferences(ctx: Context): Promise<NotificationPreference[]> {
  const { id, role } = authorizeMember(ctx);
  const rows = await reader(ctx).notificationPreference.findMany({ where: { memberId: id } });
  const chosen = new Map(rows.map(({ topic, inApp, email }) => [topic, { in_app: inApp, email }]));
  return topicsOf(role).map((topic) => ({
    object: "notification_preference",
    topic,
    ...channelsOf(role, topic, chosen.get(topic)),
    locked: isLocked(topic),
  }));
}
