import { Secret, TOTP } from "otpauth";
import { expect, test } from "vitest";
import { fixedClock } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { beginSecondFactor } from "@/server/modules/second-factors/begin-second-factor";
import { disableSecondFactor } from "@/server/modules/second-factors/disable-second-factor";
import { enableSecondFactor } from "@/server/modules/second-factors/enable-second-factor";
import { getSecondFactor } from "@/server/modules/second-factors/get-second-factor";
import { renewRecoveryCodes } from "@/server/modules/second-factors/renew-recovery-codes";
import { requireSecondFactor } from "@/server/modules/second-factors/require-second-factor";
import { createSession } from "@/server/modules/sessions/create-session";
import { findSession } from "@/server/modules/sessions/find-session";
import { authenticateUser } from "@/server/modules/users/authenticate-user";
import { confirmIdentity } from "@/server/modules/users/confirm-identity";
import { createUser } from "@/server/modules/users/create-user";
import { makeMerchant, makeSystem } from "@/server/testing/factories";

const STEP = 30_000;
const clock = fixedClock("2026-01-31T12:00:00Z");
const system = makeSystem(clock);
const password = "a long enough secret";
let people = 0;

async function makePerson() {
  people += 1;
  const email = `person${people}@example.com`;
  const { id: userId } = await createUser(system, { email, name: "Person", password });
  const session = await createSession(system, { user_id: userId, client_address: null, user_agent: null });
  const { ctx } = await makeMerchant({}, clock);
  const person: Context = {
    ...ctx,
    actor: { type: "user", userId, memberId: newId("member"), role: "viewer", email },
    session: { id: session.id, confirmedAt: clock.now(), isVerified: true },
  };
  return { userId, email, person };
}

const codeOf = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.now().getTime() });

async function makeProtected() {
  const made = await makePerson();
  const { secret, uri } = await beginSecondFactor(made.person);
  expect(uri).toContain(secret);
  const { codes, session } = await enableSecondFactor(made.person, { code: codeOf(secret) });
  clock.advance(STEP);
  const person: Context = {
    ...made.person,
    session: { id: session, confirmedAt: clock.now(), isVerified: true },
  };
  return { ...made, person, secret, codes, session };
}

const pass = (userId: string, code?: string) =>
  requireSecondFactor(system, { user_id: userId, ...(code === undefined ? {} : { code }) });

test("is begun without asking for anything, and switched on by a code of it", async () => {
  const { userId, person } = await makePerson();
  const other = await createSession(system, { user_id: userId, client_address: null, user_agent: null });
  const first = await beginSecondFactor(person);
  const second = await beginSecondFactor(person);
  await pass(userId);
  await expect(enableSecondFactor(person, { code: codeOf(first.secret) })).rejects.toMatchObject({
    details: { issues: [{ path: "code" }] },
  });
  const { codes, session } = await enableSecondFactor(person, { code: codeOf(second.secret) });
  expect(new Set(codes).size).toBe(10);
  expect(await getSecondFactor(person)).toMatchObject({
    enabled_at: clock.now().toISOString(),
    recovery_codes_left: 10,
  });
  const holds = async (id: string) => (await findSession(system, { id, user_id: userId })) !== null;
  expect([await holds(other.id), await holds(person.session?.id ?? ""), await holds(session)]).toEqual([
    false,
    false,
    true,
  ]);
  await expect(enableSecondFactor(person, { code: codeOf(second.secret) })).rejects.toMatchObject({
    code: "invalid_state",
  });
  await expect(beginSecondFactor(person)).rejects.toMatchObject({ code: "invalid_state" });
  const row = await db().secondFactor.findUniqueOrThrow({ where: { userId } });
  expect(row.secret).not.toContain(second.secret);
});

test("takes a code once, also of two at the same time, and none of a step before", async () => {
  const { userId, secret } = await makeProtected();
  await expect(pass(userId)).rejects.toMatchObject({
    code: "unauthenticated",
    details: { reason: "second_factor_required" },
  });
  const before = codeOf(secret);
  clock.advance(STEP);
  const now = codeOf(secret);
  const twice = await Promise.allSettled([
    pass(userId, now),
    pass(userId, ` ${now.slice(0, 3)} ${now.slice(3)}`),
  ]);
  expect(twice.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  for (const code of [now, before, "", "000000"]) {
    await expect(pass(userId, code)).rejects.toMatchObject({ code: "unauthenticated" });
  }
  clock.advance(STEP);
  await pass(userId, codeOf(secret));
});

test("takes each recovery code once, of its owner alone, and none of an older set", async () => {
  const [mine, theirs] = [await makeProtected(), await makeProtected()];
  const [first = "", second = ""] = mine.codes;
  await expect(pass(theirs.userId, first)).rejects.toMatchObject({ details: { reason: "wrong_code" } });
  const twice = await Promise.allSettled([pass(mine.userId, first.toUpperCase()), pass(mine.userId, first)]);
  expect(twice.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect((await getSecondFactor(mine.person)).recovery_codes_left).toBe(9);
  const renewed = await renewRecoveryCodes(mine.person);
  await expect(pass(mine.userId, second)).rejects.toMatchObject({ details: { reason: "wrong_code" } });
  await pass(mine.userId, renewed.codes[0]);
  expect(
    await db().auditEntry.count({ where: { targetId: mine.userId, action: "user.use_recovery_code" } }),
  ).toBe(2);
});

test("is asked for at the sign-in, and with the password at a proof of identity", async () => {
  const { email, person, secret } = await makeProtected();
  await expect(
    authenticateUser(system, { email, password: "wrong", code: codeOf(secret) }),
  ).rejects.toMatchObject({
    details: {},
  });
  await expect(authenticateUser(system, { email, password })).rejects.toMatchObject({
    details: { reason: "second_factor_required" },
  });
  await authenticateUser(system, { email, password, code: codeOf(secret) });
  await expect(confirmIdentity(person, { password, code: codeOf(secret) })).rejects.toMatchObject({
    code: "validation_failed",
    details: { issues: [{ path: "code" }] },
  });
  clock.advance(STEP);
  await confirmIdentity(person, { password, code: codeOf(secret) });
});

test("goes only after a fresh proof of identity", async () => {
  const { userId, person } = await makeProtected();
  const stale: Context = {
    ...person,
    session: {
      id: person.session?.id ?? "",
      confirmedAt: new Date(clock.now().getTime() - 11 * 60_000),
      isVerified: true,
    },
  };
  for (const act of [beginSecondFactor, disableSecondFactor, renewRecoveryCodes]) {
    await expect(act(stale)).rejects.toMatchObject({ code: "confirmation_required" });
  }
  await disableSecondFactor(person);
  await pass(userId);
  expect(await db().recoveryCode.count({ where: { userId } })).toBe(0);
  await expect(disableSecondFactor(person)).rejects.toMatchObject({ code: "invalid_state" });
  await expect(renewRecoveryCodes(person)).rejects.toMatchObject({ code: "invalid_state" });
});
