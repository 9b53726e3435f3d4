import { beforeEach, expect, test } from "vitest";
import { payerContext } from "@/server/auth/authorize";
import { fixedClock } from "@/server/core/clock";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { createAccount } from "@/server/modules/accounts/create-account";
import { createApiKey } from "@/server/modules/api-keys/create-api-key";
import { mailTransport } from "@/server/modules/mail/ports";
import { sendMail } from "@/server/modules/mail/send-mail";
import { createSession } from "@/server/modules/sessions/create-session";
import { findSession } from "@/server/modules/sessions/find-session";
import { authenticateUser } from "@/server/modules/users/authenticate-user";
import { changePassword } from "@/server/modules/users/change-password";
import { confirmIdentity } from "@/server/modules/users/confirm-identity";
import { getUserLink } from "@/server/modules/users/get-user-link";
import { requestEmailVerification } from "@/server/modules/users/request-email-verification";
import { requestPasswordReset } from "@/server/modules/users/request-password-reset";
import { resetPassword } from "@/server/modules/users/reset-password";
import { verifyEmail } from "@/server/modules/users/verify-email";
import { makeMerchant, makeSystem } from "@/server/testing/factories";

const MINUTE = 60_000;
const clock = fixedClock("2026-01-31T12:00:00Z");
const system = makeSystem(clock);
const inbox: { to: string; subject: string; text: string }[] = [];
mailTransport.provide({
  send: async (mail) => {
    inbox.push(mail);
    return { accepted: true };
  },
});

let people = 0;
const form = (over: object = {}) => ({
  email: `person${(people += 1)}@example.com`,
  name: "Ada",
  business_name: "Ada's Tea",
  password: "a long enough secret",
  ...over,
});

beforeEach(() => {
  inbox.length = 0;
});

/** Sends what waits, and answers the token of the last message's link. */
async function readMail(): Promise<string> {
  for (const { id } of await db().mailMessage.findMany({
    where: { status: "queued" },
    orderBy: { id: "asc" },
  }))
    await sendMail(system, { id });
  return /token=([\w-]+)/.exec(inbox.at(-1)?.text ?? "")?.[1] ?? "";
}

async function signIn(email: string, over: Partial<Context> = {}) {
  const user = await db().user.findUniqueOrThrow({ where: { email }, include: { members: true } });
  const { id } = await createSession(system, { user_id: user.id, client_address: null, user_agent: null });
  const { ctx } = await makeMerchant({}, clock);
  const person: Context = {
    ...ctx,
    actor: { type: "user", userId: user.id, memberId: user.members[0]?.id ?? "", role: "owner", email },
    session: { id, confirmedAt: clock.now(), isVerified: user.emailVerifiedAt !== null },
    ...over,
  };
  return { id, userId: user.id, person };
}

const holds = async (id: string, userId: string) =>
  (await findSession(system, { id, user_id: userId })) !== null;

test("makes a person, a business that they own and the e-mail that proves the address, which may be opened again", async () => {
  const input = form();
  await createAccount(system, input);
  const user = await db().user.findUniqueOrThrow({
    where: { email: input.email },
    include: { members: { include: { merchant: true } } },
  });
  expect(user).toMatchObject({
    emailVerifiedAt: null,
    platformRole: "merchant",
    members: [{ role: "owner", merchant: { name: "Ada's Tea" } }],
  });
  const token = await readMail();
  expect(inbox).toMatchObject([{ to: input.email, subject: "Confirm your e-mail address" }]);
  expect(await db().userToken.count({ where: { tokenHash: token } })).toBe(0);

  const results = await Promise.allSettled([verifyEmail(system, { token }), verifyEmail(system, { token })]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
  await expect(verifyEmail(system, { token })).resolves.toMatchObject({ email_verified: true });
  expect(await db().event.count({ where: { aggregateId: user.id, type: "user.verified" } })).toBe(1);
  await requestEmailVerification(system, { user_id: user.id });
  await readMail();
  expect(inbox).toHaveLength(1);
});

test("answers a known address the same, changes nothing, and tells its owner", async () => {
  const input = form();
  await createAccount(system, input);
  await readMail();
  const before = await db().user.findUniqueOrThrow({ where: { email: input.email } });
  await expect(createAccount(system, { ...input, password: "another long secret" })).resolves.toBeUndefined();
  await readMail();
  expect(inbox.at(-1)).toMatchObject({ to: input.email, subject: "You have an account already" });
  expect(await db().user.findUniqueOrThrow({ where: { email: input.email } })).toEqual(before);
  expect(await db().member.count({ where: { userId: before.id } })).toBe(1);
});

test("names wrong fields, and is not for people on public pages", async () => {
  await expect(createAccount(system, form({ password: "short", business_name: " " }))).rejects.toMatchObject({
    code: "validation_failed",
  });
  await expect(createAccount(payerContext("test", "req"), form())).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("a link is good for its purpose and its time, and the last one alone", async () => {
  const input = form();
  await createAccount(system, input);
  const first = await readMail();
  const { userId } = await signIn(input.email);
  await requestEmailVerification(system, { user_id: userId });
  const second = await readMail();
  const usable = async () =>
    Promise.all(
      [first, second].map(
        async (token) => (await getUserLink(system, { token, purpose: "verify_email" })).usable,
      ),
    );
  expect([await usable(), await usable()]).toEqual([
    [false, true],
    [false, true],
  ]);
  await expect(verifyEmail(system, { token: first })).rejects.toMatchObject({ code: "invalid_state" });
  await expect(
    resetPassword(system, { token: second, password: "another long secret" }),
  ).rejects.toMatchObject({ code: "invalid_state" });
  clock.advance(3 * 24 * 60 * MINUTE);
  expect(await usable()).toEqual([false, false]);
  await expect(verifyEmail(system, { token: second })).rejects.toMatchObject({ code: "invalid_state" });
});

test("a reset sets the password once, proves the address, and signs out everywhere", async () => {
  const input = form();
  await createAccount(system, input);
  const { id, userId } = await signIn(input.email);
  await readMail();
  await requestPasswordReset(system, { email: input.email.toUpperCase() });
  const token = await readMail();
  await expect(resetPassword(system, { token, password: "short" })).rejects.toMatchObject({
    code: "validation_failed",
    details: { issues: [{ path: "password" }] },
  });
  expect(await holds(id, userId)).toBe(true);
  const usable = async () => (await getUserLink(system, { token, purpose: "reset_password" })).usable;
  expect([await usable(), await usable()]).toEqual([true, true]);
  expect(await resetPassword(system, { token, password: "another long secret" })).toMatchObject({
    email_verified: true,
  });
  expect(await usable()).toBe(false);
  expect(await holds(id, userId)).toBe(false);
  await expect(resetPassword(system, { token, password: "a third long secret" })).rejects.toMatchObject({
    code: "invalid_state",
  });
  await expect(authenticateUser(system, input)).rejects.toMatchObject({ code: "unauthenticated" });
  await authenticateUser(system, { email: input.email, password: "another long secret" });
  await readMail();
  expect(inbox.at(-1)?.subject).toBe("Your password was changed");

  const sent = inbox.length;
  await expect(requestPasswordReset(system, { email: "nobody@example.com" })).resolves.toBeUndefined();
  await readMail();
  expect(inbox).toHaveLength(sent);
});

test("a person changes their password with the old one: others are signed out, this browser goes on", async () => {
  const input = form();
  await createAccount(system, input);
  const other = await signIn(input.email);
  const { id, userId, person } = await signIn(input.email);
  const change = (current: string, next: string) =>
    changePassword(person, { current_password: current, password: next });
  await expect(change("wrong", "another long secret")).rejects.toMatchObject({
    details: { issues: [{ path: "current_password" }] },
  });
  await expect(change(input.password, "short")).rejects.toMatchObject({
    details: { issues: [{ path: "password" }] },
  });
  const { session } = await change(input.password, "another long secret");
  expect([await holds(other.id, userId), await holds(id, userId), await holds(session, userId)]).toEqual([
    false,
    false,
    true,
  ]);
  expect(await db().auditEntry.count({ where: { targetId: userId, action: "user.change_password" } })).toBe(
    1,
  );
});

test("a live key needs a proven address and a fresh proof of identity, a test key neither", async () => {
  const input = form();
  await createAccount(system, input);
  const stale = new Date(clock.now().getTime() - 11 * MINUTE);
  const { id, userId, person } = await signIn(input.email, { mode: "live" });
  await expect(createApiKey(person, { name: "Key" })).rejects.toMatchObject({ code: "forbidden" });
  await createApiKey({ ...person, mode: "test" }, { name: "Key" });
  const verified: Context = { ...person, session: { id, confirmedAt: stale, isVerified: true } };
  await expect(createApiKey(verified, { name: "Key" })).rejects.toMatchObject({
    code: "confirmation_required",
  });

  await expect(confirmIdentity(verified, { password: "wrong" })).rejects.toMatchObject({
    details: { issues: [{ path: "password" }] },
  });
  clock.advance(MINUTE);
  await confirmIdentity(verified, { password: input.password });
  const found = await findSession(system, { id, user_id: userId });
  expect(found?.confirmedAt).toEqual(clock.now());
  const confirmed = { id, confirmedAt: clock.now(), isVerified: true };
  expect(await createApiKey({ ...verified, session: confirmed }, { name: "Key" })).toMatchObject({
    livemode: true,
  });
});
