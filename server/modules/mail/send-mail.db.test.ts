import { beforeEach, expect, test } from "vitest";
import { payerContext } from "@/server/auth/authorize";
import { fixedClock } from "@/server/core/clock";
import { db } from "@/server/db/client";
import { withTransaction } from "@/server/db/transaction";
import { type MailAnswer, mailTransport, type OutgoingMail } from "@/server/modules/mail/ports";
import { pruneMail } from "@/server/modules/mail/prune-mail";
import { requestMail } from "@/server/modules/mail/request-mail";
import { sendMail } from "@/server/modules/mail/send-mail";
import { sendOverdueMail } from "@/server/modules/mail/send-overdue-mail";
import { makeSystem } from "@/server/testing/factories";

const MINUTE = 60_000;
const clock = fixedClock("2026-01-31T12:00:00Z");
const system = makeSystem(clock);
const sent: OutgoingMail[] = [];
let answer: () => Promise<MailAnswer> = async () => ({ accepted: true });

const write = () =>
  requestMail(system, {
    kind: "invitation",
    to: "ada@example.com",
    content: {
      subject: "Join",
      heading: "Join <us>",
      paragraphs: ["Open it."],
      action: { label: "Join", url: "https://pay.example/t/secret" },
    },
  });

const row = (id: string) => db().mailMessage.findUniqueOrThrow({ where: { id } });

beforeEach(async () => {
  sent.length = 0;
  answer = async () => ({ accepted: true });
  mailTransport.provide({
    send: async (mail) => {
      sent.push(mail);
      return answer();
    },
  });
  await db().mailMessage.deleteMany();
});

test("a message is kept sealed, told of without its words, sent once, and then forgotten", async () => {
  const { id } = await write();
  const kept = await row(id);
  expect(kept).toMatchObject({ status: "queued", kind: "invitation", sentAt: null });
  expect(kept.content).not.toContain("ada@");
  const event = await db().event.findFirstOrThrow({ where: { aggregateId: id } });
  expect(event).toMatchObject({ type: "mail.requested", data: { id, kind: "invitation" } });
  expect(await db().outboxEntry.count({ where: { eventId: event.id } })).toBe(1);

  expect(await Promise.all([sendMail(system, { id }), sendMail(system, { id })])).toContainEqual({
    sent: true,
  });
  expect(await sendMail(system, { id })).toEqual({ sent: false });
  expect(sent).toMatchObject([{ id, to: "ada@example.com", subject: "Join" }]);
  expect(sent[0]?.html).toContain("Join &lt;us&gt;");
  expect(sent[0]?.text).toContain("https://pay.example/t/secret");
  expect(await row(id)).toMatchObject({ status: "sent", content: null, attemptCount: 1, failure: null });
});

test("a message of a transaction that fails was never written", async () => {
  const failing = withTransaction(system, async (ctx) => {
    await requestMail(ctx, {
      kind: "test",
      to: "a@example.com",
      content: { subject: "a", heading: "a", paragraphs: ["a"] },
    });
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await db().mailMessage.count()).toBe(0);
});

test("a mail server that is down has it tried again, one that refuses it does not", async () => {
  const { id } = await write();
  answer = () => Promise.reject(new Error("connection refused"));
  await expect(sendMail(system, { id })).rejects.toMatchObject({ code: "unavailable" });
  expect(await row(id)).toMatchObject({ status: "queued", claimedUntil: null, attemptCount: 1 });
  answer = async () => ({ accepted: false, reason: "refused with 550" });
  expect(await sendMail(system, { id })).toEqual({ sent: false });
  expect(await row(id)).toMatchObject({ status: "failed", content: null, failure: "refused with 550" });
  expect(sent).toHaveLength(2);
});

test("what a sender that died has claimed is free again after two minutes", async () => {
  const { id } = await write();
  await db().mailMessage.update({
    where: { id },
    data: { claimedUntil: new Date(clock.now().getTime() + 2 * MINUTE) },
  });
  expect(await sendMail(system, { id })).toEqual({ sent: false });
  clock.advance(2 * MINUTE);
  expect(await sendMail(system, { id })).toEqual({ sent: true });
});

test("overdue messages are sent, those of yesterday given up, and old ones deleted", async () => {
  const yesterday = await write();
  clock.advance(24 * 60 * MINUTE);
  const overdue = await write();
  clock.advance(6 * MINUTE);
  const fresh = await write();
  expect(await sendOverdueMail(system)).toEqual({ sent: 1, failed: 1 });
  expect((await row(yesterday.id)).status).toBe("failed");
  expect((await row(overdue.id)).status).toBe("sent");
  expect((await row(fresh.id)).status).toBe("queued");
  clock.advance(31 * 24 * 60 * MINUTE);
  expect(await pruneMail(system)).toEqual({ messages: 2 });
});

test("without a mail server it fails with a reason", async () => {
  mailTransport.provide(null);
  const { id } = await write();
  expect(await sendMail(system, { id })).toEqual({ sent: false });
  expect((await row(id)).failure).toMatch("SMTP_URL");
});

test("is for the product itself, to one real address, in one line of subject", async () => {
  const content = { subject: "a", heading: "a", paragraphs: ["a"] };
  const mail = { kind: "test", to: "a@example.com", content };
  await expect(requestMail(payerContext("test", "req"), mail)).rejects.toMatchObject({ code: "forbidden" });
  await expect(requestMail(system, { ...mail, to: "a@example.com, b@example.com" })).rejects.toMatchObject({
    code: "validation_failed",
  });
  await expect(
    requestMail(system, { ...mail, content: { ...content, subject: "a\r\nBcc: b@example.com" } }),
  ).rejects.toMatchObject({ code: "validation_failed" });
});
