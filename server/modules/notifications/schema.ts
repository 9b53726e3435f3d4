import { z } from "zod";
import { pageSchema } from "@/server/core/pagination";
import { idSchema, type List } from "@/server/core/wire";

/** What a member can be told of. */
export const NOTIFICATION_TOPICS = [
  "invoice_paid",
  "invoice_attention",
  "deposit_unmatched",
  "settlement_completed",
  "settlement_reversed",
  "webhook_disabled",
  "access_changed",
] as const;

export const topicSchema = z.enum(NOTIFICATION_TOPICS);
export type NotificationTopic = z.output<typeof topicSchema>;

/** Where it is told. */
export interface Channels {
  readonly in_app: boolean;
  readonly email: boolean;
}

export interface Notification {
  readonly id: string;
  readonly object: "notification";
  readonly topic: NotificationTopic;
  readonly title: string;
  readonly detail: string;
  /** Where the dashboard shows what it is about. */
  readonly path: string;
  readonly read: boolean;
  readonly created_at: string;
}

export type NotificationList = List<Notification>;

export const listNotificationsSchema = pageSchema.omit({ order: true });
export type ListNotificationsInput = z.input<typeof listNotificationsSchema>;

export const readNotificationsSchema = z.strictObject({
  id: idSchema("notification").optional().describe("That one alone; without it, all of them"),
});
export type ReadNotificationsInput = z.input<typeof readNotificationsSchema>;

/** What a member chose, or their role's default, of one topic. */
export interface NotificationPreference extends Channels {
  readonly object: "notification_preference";
  readonly topic: NotificationTopic;
  /** It is for safety: it cannot be switched off. */
  readonly locked: boolean;
}

export const updateNotificationPreferenceSchema = z.strictObject({
  topic: topicSchema,
  in_app: z.boolean(),
  email: z.boolean(),
});
export type UpdateNotificationPreferenceInput = z.input<typeof updateNotificationPreferenceSchema>;

export const recordNotificationsSchema = z.strictObject({ eventIds: z.array(z.string()).max(1_000) });
export type RecordNotificationsInput = z.input<typeof recordNotificationsSchema>;
