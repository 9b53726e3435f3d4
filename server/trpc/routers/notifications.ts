import { countNotifications } from "@/server/modules/notifications/count-notifications";
import { listNotificationPreferences } from "@/server/modules/notifications/list-notification-preferences";
import { listNotifications } from "@/server/modules/notifications/list-notifications";
import { readNotifications } from "@/server/modules/notifications/read-notifications";
import {
  listNotificationsSchema,
  readNotificationsSchema,
  updateNotificationPreferenceSchema,
} from "@/server/modules/notifications/schema";
import { updateNotificationPreference } from "@/server/modules/notifications/update-notification-preference";
import { merchantProcedure, router } from "@/server/trpc/init";

export const notificationsRouter = router({
  list: merchantProcedure
    .input(listNotificationsSchema)
    .query(({ ctx, input }) => listNotifications(ctx, input)),
  counts: merchantProcedure.query(({ ctx }) => countNotifications(ctx)),
  read: merchantProcedure
    .input(readNotificationsSchema)
    .mutation(({ ctx, input }) => readNotifications(ctx, input)),
  preferences: merchantProcedure.query(({ ctx }) => listNotificationPreferences(ctx)),
  updatePreference: merchantProcedure
    .input(updateNotificationPreferenceSchema)
    .mutation(({ ctx, input }) => updateNotificationPreference(ctx, input)),
});
