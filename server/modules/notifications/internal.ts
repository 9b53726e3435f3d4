import { DomainError } from "@/server/core/errors";
import { time } from "@/server/core/wire";
import type { Context, Transaction } from "@/server/db/context";
import type { Notification as NotificationRow, Prisma } from "@/server/db/generated/client";
import { topicsOf } from "@/server/modules/notifications/rules";
import type { Notification, NotificationTopic } from "@/server/modules/notifications/schema";
import type { Role } from "@/server/core/actor";

/** First line of a member's own verb: who it is. Throws `forbidden` for keys, partners, operators and jobs. */
export function authorizeMember({ actor, merchantId }: Context): { id: string; role: Role } {
  if (actor.type === "user" && merchantId !== null) return { id: actor.memberId, role: actor.role };
  throw new DomainError("forbidden", "Only a member of the merchant may do this");
}

/** What this member is shown: of topics that their role may see now, of the context's mode; access is of both modes. */
export function visibleTo(ctx: Context): Prisma.NotificationWhereInput {
  const { id, role } = authorizeMember(ctx);
  const topics = topicsOf(role);
  return {
    memberId: id,
    inApp: true,
    topic: { in: topics },
    OR: [{ mode: ctx.mode }, { topic: "access_changed" }],
  };
}

export function toNotification(row: NotificationRow): Notification {
  return {
    id: row.id,
    object: "notification",
    topic: row.topic as NotificationTopic,
    title: row.title,
    detail: row.detail,
    path: row.path,
    read: row.readAt !== null,
    created_at: time(row.createdAt),
  };
}

export type NewNotification = Omit<NotificationRow, "readAt">;

/** Writes those that the member was not told of before, and answers which these are. */
export async function insertNew(tx: Transaction, rows: readonly NewNotification[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const inserted = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO notifications (id, member_id, mode, event_id, topic, title, detail, path, in_app, emailed, created_at)
    SELECT id, "memberId", mode, "eventId", topic, title, detail, path, "inApp", emailed, "createdAt"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS new(id text, "memberId" text, mode mode, "eventId" text,
      topic text, title text, detail text, path text, "inApp" boolean, emailed boolean, "createdAt" timestamptz)
    ON CONFLICT (member_id, event_id) DO NOTHING RETURNING id`;
  return new Set(inserted.map(({ id }) => id));
}
