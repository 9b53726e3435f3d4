import { wallNow } from "@/server/core/clock";
import { invalidField } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { authorizeMember } from "@/server/modules/notifications/internal";
import { isLocked, topicsOf } from "@/server/modules/notifications/rules";
import {
  type NotificationPreference,
  type UpdateNotificationPreferenceInput,
  updateNotificationPreferenceSchema,
} from "@/server/modules/notifications/schema";

/** Where this member wants to be told of one topic from now on. Throws `forbidden`, `validation_failed` (a topic that is for safety, or not for their role). */
export async function updateNotificationPreference(
  ctx: Context,
  input: UpdateNotificationPreferenceInput,
): Promise<NotificationPreference> {
  const { id: memberId, role } = authorizeMember(ctx);
  const { topic, in_app, email } = parse(updateNotificationPreferenceSchema, input);
  if (isLocked(topic)) throw invalidField("topic", "Is for safety and cannot be switched off");
  if (!topicsOf(role).includes(topic)) throw invalidField("topic", "Is not for your role");
  const data = { inApp: in_app, email, updatedAt: wallNow(ctx.clock) };
  await reader(ctx).notificationPreference.upsert({
    where: { memberId_topic: { memberId, topic } },
    create: { memberId, topic, ...data },
    update: data,
  });
  return { object: "notification_preference", topic, in_app, email, locked: false };
}
