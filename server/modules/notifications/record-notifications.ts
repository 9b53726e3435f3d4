import { authorizeSystem } from "@/server/auth/authorize";
import { env } from "@/server/config/env";
import { LIMITS } from "@/server/config/limits";
import { describeActor, type EventActor, type Mode } from "@/server/core/actor";
import { addSeconds } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { parse } from "@/server/core/parse";
import type { Context, TransactionContext } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { requestMail } from "@/server/modules/mail/request-mail";
import { describeEvent } from "@/server/modules/notifications/describe-event";
import { NOTIFIED_EVENTS, type NotifiedEvent } from "@/server/modules/notifications/events";
import { insertNew, type NewNotification } from "@/server/modules/notifications/internal";
import { channelsOf, composeMail, isLocked } from "@/server/modules/notifications/rules";
import {
  type NotificationTopic,
  type RecordNotificationsInput,
  recordNotificationsSchema,
} from "@/server/modules/notifications/schema";

/**
 * Tells members of what happened: each event once to each member whose role may see it, where they chose to be told. The same
 * events again tell nobody twice, in the dashboard or by e-mail.
 */
export async function recordNotifications(
  outer: Context,
  input: RecordNotificationsInput,
): Promise<{ told: number; emailed: number }> {
  authorizeSystem(outer);
  const { eventIds } = parse(recordNotificationsSchema, input);
  return withTransaction(outer, async (ctx) => {
    const events = await loadEvents(ctx, eventIds);
    const members = await loadMembers(ctx, events);
    const emails = await countEmails(ctx, members);
    const drafts = events.flatMap((event) =>
      members
        .filter(({ merchantId }) => merchantId === event.merchantId)
        .flatMap((member) => draft(ctx, event, member, emails)),
    );
    const { perStatement } = LIMITS.notification;
    const told = new Set<string>();
    for (let first = 0; first < drafts.length; first += perStatement) {
      const rows = drafts.slice(first, first + perStatement).map(({ row }) => row);
      for (const id of await insertNew(ctx.tx, rows)) told.add(id);
    }
    const letters = drafts.filter(({ row }) => row.emailed && told.has(row.id));
    for (const { to, content } of letters) await requestMail(ctx, { kind: "notification", to, content });
    return { told: told.size, emailed: letters.length };
  });
}

interface NotifiedFact {
  readonly id: string;
  readonly type: NotifiedEvent;
  readonly merchantId: string;
  readonly mode: Mode;
  readonly data: unknown;
  readonly actor: EventActor;
}

async function loadEvents({ tx }: TransactionContext, ids: readonly string[]): Promise<NotifiedFact[]> {
  const rows = await tx.event.findMany({
    where: { id: { in: [...ids] }, type: { in: Object.keys(NOTIFIED_EVENTS) }, merchantId: { not: null } },
    orderBy: { position: "asc" },
    select: { id: true, type: true, merchantId: true, mode: true, data: true, actor: true },
  });
  return rows as unknown as NotifiedFact[];
}

async function loadMembers({ tx }: TransactionContext, events: readonly NotifiedFact[]) {
  const merchantIds = [...new Set(events.map(({ merchantId }) => merchantId))];
  return tx.member.findMany({
    where: { merchantId: { in: merchantIds } },
    orderBy: { id: "asc" },
    select: {
      id: true,
      merchantId: true,
      role: true,
      user: { select: { email: true } },
      merchant: { select: { name: true } },
      notificationPreferences: true,
    },
  });
}
type Recipient = Awaited<ReturnType<typeof loadMembers>>[number];

/** How many e-mails each member got about each topic within the hour. */
async function countEmails({ tx, clock }: TransactionContext, members: readonly Recipient[]) {
  const groups = await tx.notification.groupBy({
    by: ["memberId", "topic"],
    where: {
      memberId: { in: members.map(({ id }) => id) },
      emailed: true,
      createdAt: { gt: addSeconds(clock.now(), -3_600) },
    },
    _count: true,
  });
  return new Map(groups.map(({ memberId, topic, _count }) => [`${memberId} ${topic}`, _count]));
}

/** What one member is told of one event, and the letter that goes with it; nothing where they chose neither. */
function draft(ctx: Context, event: NotifiedFact, member: Recipient, emails: Map<string, number>) {
  const topic: NotificationTopic = NOTIFIED_EVENTS[event.type];
  const preference = member.notificationPreferences.find((chosen) => chosen.topic === topic);
  const chosen = preference && { in_app: preference.inApp, email: preference.email };
  const channels = channelsOf(member.role, topic, chosen);
  if (!channels.in_app && !channels.email) return [];
  const key = `${member.id} ${topic}`;
  const sent = emails.get(key) ?? 0;
  const emailed = channels.email && (isLocked(topic) || sent < LIMITS.notification.emailsPerHour);
  if (emailed) emails.set(key, sent + 1);
  const words = describeEvent(event.type, event.data);
  const row: NewNotification = {
    id: newId("notification", ctx.clock),
    memberId: member.id,
    mode: event.mode,
    eventId: event.id,
    topic,
    ...words,
    inApp: channels.in_app,
    emailed,
    createdAt: ctx.clock.now(),
  };
  const { type, name } = describeActor(event.actor);
  const letter = {
    ...words,
    topic,
    merchantName: member.merchant.name,
    mode: event.mode,
    by: type === "system" ? null : name,
    isLast: !isLocked(topic) && sent + 1 === LIMITS.notification.emailsPerHour,
  };
  return [{ row, to: member.user.email, content: composeMail(letter, env().DARIC_BASE_URL) }];
}
