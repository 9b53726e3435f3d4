import { expect, test } from "vitest";
import { LIMITS } from "@/server/config/limits";
import type { Role } from "@/server/core/actor";
import { addSeconds, fixedClock } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { unseal } from "@/server/db/secret-box";
import { withTransaction } from "@/server/db/transaction";
import { MAIL_PURPOSE } from "@/server/modules/mail/internal";
import { createApiKey } from "@/server/modules/api-keys/create-api-key";
import { removeMember } from "@/server/modules/members/remove-member";
import { countNotifications } from "@/server/modules/notifications/count-notifications";
import { listNotificationPreferences } from "@/server/modules/notifications/list-notification-preferences";
import { listNotifications } from "@/server/modules/notifications/list-notifications";
import { pruneNotifications } from "@/server/modules/notifications/prune-notifications";
import { readNotifications } from "@/server/modules/notifications/read-notifications";
import { recordNotifications } from "@/server/modules/notifications/record-notifications";
import { updateNotificationPreference } from "@/server/modules/notifications/update-notification-preference";
import { createUser } from "@/server/modules/users/create-user";
import { makeMerchant, makeSystem } from "@/server/testing/factories";

const NOON = "2026-03-04T12:00:00.000Z";

async function makeTeam(...roles: Role[]) {
  const clock = fixedClock(NOON);
  const { id, ctx } = await makeMerchant({}, clock);
  const members = [];
  for (const role of roles) members.push(await addMember(ctx, role));
  return { clock, merchantId: id, ctx, system: makeSystem(clock), members };
}

interface Person {
  readonly ctx: Context;
  readonly memberId: string;
  readonly email: string;
}

async function addMember(ctx: Context, role: Role, userId?: string): Promise<Person> {
  const email = `${role}-${newId("user")}@example.com`;
  const id =
    userId ?? (await createUser(makeSystem(), { email, name: role, password: "a long enough secret" })).id;
  const memberId = newId("member");
  const merchantId = ctx.merchantId ?? "";
  await db().member.create({
    data: { id: memberId, merchantId, userId: id, role, createdAt: ctx.clock.now() },
  });
  const session = { id: newId("session"), confirmedAt: ctx.clock.now(), isVerified: true };
  return {
    memberId,
    email,
    ctx: { ...ctx, session, actor: { type: "user", userId: id, memberId, role, email } },
  };
}

async function appendFact(ctx: Context, type: string, data: object = {}): Promise<string> {
  const aggregateId = newId("invoice");
  await withTransaction(ctx, (ctx) =>
    appendEvents(ctx, [
      {
        type,
        aggregateType: "invoice",
        aggregateId,
        version: 1,
        merchantId: ctx.merchantId,
        mode: ctx.mode,
        data: {
          id: aggregateId,
          order_id: "A-7",
          amount_paid: "1.00",
          amount_due: "9.99",
          amount_remaining: "8.99",
          amount_confirmed: "9.99",
          ...data,
        },
      },
    ]),
  );
  const { id } = await db().event.findFirstOrThrow({ where: { aggregateId } });
  return id;
}

/** Subjects of the letters to this address, oldest first. */
async function letters(to: string): Promise<string[]> {
  const rows = await db().mailMessage.findMany({ where: { kind: "notification" }, orderBy: { id: "asc" } });
  return rows
    .map(
      ({ content }) =>
        JSON.parse(unseal(content ?? "", MAIL_PURPOSE)) as { to: string; content: { subject: string } },
    )
    .filter((letter) => letter.to === to)
    .map(({ content }) => content.subject);
}

const told = async (person: Person) => (await listNotifications(person.ctx, {})).data;

test("an underpaid invoice is told to those who may see it, and written to those who can act", async () => {
  const { ctx, system, members } = await makeTeam("finance", "viewer");
  const [finance, viewer] = members as [Person, Person];
  const eventIds = [await appendFact(ctx, "invoice.underpaid")];
  expect(await recordNotifications(system, { eventIds })).toEqual({ told: 2, emailed: 1 });
  for (const person of [finance, viewer])
    expect(await told(person)).toMatchObject([
      {
        topic: "invoice_attention",
        title: "Invoice underpaid",
        detail: "1.00 of 9.99 USDT came, 8.99 is missing · order A-7",
        path: expect.stringMatching(/^\/invoices\/inv_/),
        read: false,
      },
    ]);
  expect(await letters(finance.email)).toEqual(["[Test] Invoice underpaid: Corner Shop"]);
  expect(await letters(viewer.email)).toEqual([]);
});

test("the same events again, and at once, tell nobody twice", async () => {
  const { ctx, system, members } = await makeTeam("finance");
  const [finance] = members as [Person];
  const eventIds = [await appendFact(ctx, "invoice.underpaid"), await appendFact(ctx, "invoice.paid")];
  await Promise.all([1, 2, 3].map(() => recordNotifications(system, { eventIds })));
  expect(await recordNotifications(system, { eventIds })).toEqual({ told: 0, emailed: 0 });
  expect(await told(finance)).toHaveLength(1);
  expect(await letters(finance.email)).toHaveLength(1);
});

test("a choice holds for one member of one merchant", async () => {
  const { ctx, system, members } = await makeTeam("finance", "finance");
  const [mine, other] = members as [Person, Person];
  await updateNotificationPreference(mine.ctx, { topic: "invoice_attention", in_app: false, email: false });
  await updateNotificationPreference(mine.ctx, { topic: "invoice_paid", in_app: true, email: true });
  const eventIds = [await appendFact(ctx, "invoice.underpaid"), await appendFact(ctx, "invoice.paid")];
  await recordNotifications(system, { eventIds });
  expect((await told(mine)).map(({ topic }) => topic)).toEqual(["invoice_paid"]);
  expect(await letters(mine.email)).toEqual(["[Test] Invoice paid: Corner Shop"]);
  expect((await told(other)).map(({ topic }) => topic)).toEqual(["invoice_attention"]);

  const { ctx: elsewhere } = await makeMerchant();
  const same = await addMember(elsewhere, "finance", (mine.ctx.actor as { userId: string }).userId);
  expect(await listNotificationPreferences(same.ctx)).toContainEqual({
    object: "notification_preference",
    topic: "invoice_attention",
    in_app: true,
    email: true,
    locked: false,
  });
  expect(await told(same)).toEqual([]);
});

test("a new key is told to owners and admins, whatever they chose, with who made it", async () => {
  const { ctx, system, members } = await makeTeam("owner", "developer");
  const [owner, developer] = members as [Person, Person];
  await expect(
    updateNotificationPreference(owner.ctx, { topic: "access_changed", in_app: false, email: false }),
  ).rejects.toMatchObject({ code: "validation_failed" });
  const key = await createApiKey(developer.ctx, { name: "Shop", scopes: ["invoices:read"] });
  const { id, data } = await db().event.findFirstOrThrow({ where: { aggregateId: key.id } });
  expect(JSON.stringify(data)).not.toContain(key.secret);
  await recordNotifications(system, { eventIds: [id] });
  expect(await told(owner)).toMatchObject([{ topic: "access_changed", title: "Test API key created" }]);
  expect(await told({ ...owner, ctx: { ...owner.ctx, mode: "live" } })).toHaveLength(1);
  expect(await told(developer)).toEqual([]);
  await expect(
    updateNotificationPreference(developer.ctx, { topic: "access_changed", in_app: true, email: true }),
  ).rejects.toMatchObject({ code: "validation_failed" });
  expect(ctx.merchantId).toBe(owner.ctx.merchantId);
});

test("a role that may no longer see a topic is not shown what it was told before", async () => {
  const { system, members } = await makeTeam("owner");
  const [owner] = members as [Person];
  const key = await createApiKey(owner.ctx, { name: "Shop", scopes: ["invoices:read"] });
  const { id } = await db().event.findFirstOrThrow({ where: { aggregateId: key.id } });
  await recordNotifications(system, { eventIds: [id] });
  const demoted: Context = {
    ...owner.ctx,
    actor: { ...owner.ctx.actor, role: "viewer" } as Context["actor"],
  };
  expect(await countNotifications(owner.ctx)).toEqual({ unread: 1 });
  expect(await countNotifications(demoted)).toEqual({ unread: 0 });
  expect((await listNotifications(demoted, {})).data).toEqual([]);
  expect(await readNotifications(demoted, {})).toEqual({ read: 0 });
});

test("whoever is removed is told nothing more and finds nothing when they come back", async () => {
  const { ctx, system, members } = await makeTeam("owner", "finance");
  const [owner, finance] = members as [Person, Person];
  await recordNotifications(system, { eventIds: [await appendFact(ctx, "invoice.underpaid")] });
  await removeMember(owner.ctx, { id: finance.memberId });
  expect(await db().notification.count({ where: { memberId: finance.memberId } })).toBe(0);
  await recordNotifications(system, { eventIds: [await appendFact(ctx, "invoice.underpaid")] });
  expect(await letters(finance.email)).toHaveLength(1);
  const back = await addMember(ctx, "finance", (finance.ctx.actor as { userId: string }).userId);
  expect(await told(back)).toEqual([]);
});

test("reading marks one or all of one's own, and of the other mode or member none", async () => {
  const { ctx, system, members } = await makeTeam("finance", "finance");
  const [mine, other] = members as [Person, Person];
  const eventIds = [];
  for (let count = 0; count < 3; count += 1) eventIds.push(await appendFact(ctx, "invoice.underpaid"));
  await recordNotifications(system, { eventIds });
  const [first] = await told(mine);
  expect(await readNotifications(other.ctx, { id: first?.id })).toEqual({ read: 0 });
  expect(await readNotifications({ ...mine.ctx, mode: "live" }, {})).toEqual({ read: 0 });
  expect(await readNotifications(mine.ctx, { id: first?.id })).toEqual({ read: 1 });
  expect(await countNotifications(mine.ctx)).toEqual({ unread: 2 });
  expect(await readNotifications(mine.ctx, {})).toEqual({ read: 2 });
  expect(await countNotifications(other.ctx)).toEqual({ unread: 3 });
});

test("a flood is e-mailed up to a bound and shown in full", async () => {
  const { clock, ctx, system, members } = await makeTeam("finance");
  const [finance] = members as [Person];
  const { emailsPerHour } = LIMITS.notification;
  const eventIds: string[] = [];
  for (let count = 0; count < emailsPerHour + 5; count += 1)
    eventIds.push(await appendFact(ctx, "invoice.underpaid"));
  expect(await recordNotifications(system, { eventIds })).toEqual({
    told: emailsPerHour + 5,
    emailed: emailsPerHour,
  });
  clock.advance(3_601_000);
  await recordNotifications(system, { eventIds: [await appendFact(ctx, "invoice.underpaid")] });
  expect(await letters(finance.email)).toHaveLength(emailsPerHour + 1);
});

test("keys, payers and jobs have none of their own; only a job tells", async () => {
  const { ctx, members } = await makeTeam("owner");
  await expect(listNotifications(ctx, {})).rejects.toMatchObject({ code: "forbidden" });
  await expect(listNotificationPreferences(makeSystem())).rejects.toMatchObject({ code: "forbidden" });
  await expect(recordNotifications((members[0] as Person).ctx, { eventIds: [] })).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("pruning deletes what is out of date", async () => {
  const { ctx, system, members } = await makeTeam("finance");
  const [finance] = members as [Person];
  await recordNotifications(system, { eventIds: [await appendFact(ctx, "invoice.underpaid")] });
  const where = { memberId: finance.memberId };
  await pruneNotifications(makeSystem(fixedClock(addSeconds(ctx.clock.now(), 89 * 86_400).toISOString())));
  expect(await db().notification.count({ where })).toBe(1);
  await pruneNotifications(makeSystem(fixedClock(addSeconds(ctx.clock.now(), 91 * 86_400).toISOString())));
  expect(await db().notification.count({ where })).toBe(0);
});
