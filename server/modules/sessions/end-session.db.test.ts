import { expect, test } from "vitest";
import { payerContext } from "@/server/auth/authorize";
import { fixedClock } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { confirmSession } from "@/server/modules/sessions/confirm-session";
import { createSession } from "@/server/modules/sessions/create-session";
import { endOtherSessions } from "@/server/modules/sessions/end-other-sessions";
import { endSession } from "@/server/modules/sessions/end-session";
import { endUserSessions } from "@/server/modules/sessions/end-user-sessions";
import { findSession } from "@/server/modules/sessions/find-session";
import { listSessions } from "@/server/modules/sessions/list-sessions";
import { pruneSessions } from "@/server/modules/sessions/prune-sessions";
import { rotateSession } from "@/server/modules/sessions/rotate-session";
import { createUser } from "@/server/modules/users/create-user";
import { makeMerchant, makeSystem } from "@/server/testing/factories";

const MINUTE = 60_000;
const clock = fixedClock("2026-01-31T12:00:00Z");
const system = makeSystem(clock);
let people = 0;

async function makePerson() {
  people += 1;
  const email = `person${people}@example.com`;
  const user = await createUser(system, { email, name: "Person", password: "a long enough secret" });
  const { ctx } = await makeMerchant({}, clock);
  const signIn = async (): Promise<Context & { session: { id: string } }> => {
    const { id } = await createSession(system, {
      user_id: user.id,
      client_address: "203.0.113.7",
      user_agent: `Mozilla/5.0 (Windows NT 10.0) Firefox/140.0 ${"x".repeat(1000)}`,
    });
    return {
      ...ctx,
      actor: { type: "user", userId: user.id, memberId: newId("member"), role: "viewer", email },
      session: { id, confirmedAt: clock.now(), isVerified: true },
      clientAddress: "203.0.113.9",
    };
  };
  return { id: user.id, signIn };
}

const find = (ctx: Context & { session: { id: string } }, userId: string) =>
  findSession(system, { id: ctx.session.id, user_id: userId });

test("lists a person's own sessions, ends one, and then the others", async () => {
  const person = await makePerson();
  const [first, second, third] = [await person.signIn(), await person.signIn(), await person.signIn()];
  const listed = await listSessions(first);
  expect(listed).toHaveLength(3);
  expect(listed.find(({ current }) => current)).toMatchObject({
    id: first.session.id,
    device: "Firefox on Windows",
    client_address: "203.0.113.7",
  });

  await endSession(first, { id: second.session.id });
  expect(await find(second, person.id)).toBeNull();
  await expect(endSession(first, { id: second.session.id })).rejects.toMatchObject({ code: "not_found" });
  expect(await endOtherSessions(first)).toEqual({ ended: 1 });
  expect(await find(third, person.id)).toBeNull();
  expect(await find(first, person.id)).not.toBeNull();
  expect(
    await db().auditEntry.findMany({ where: { targetId: person.id, action: { startsWith: "user.end" } } }),
  ).toMatchObject([
    { action: "user.end_session", clientAddress: "203.0.113.9", before: { session: second.session.id } },
    { action: "user.end_other_sessions", after: { ended: 1 } },
  ]);
});

test("somebody else's session is not found, and keys and payers have none", async () => {
  const [mine, theirs] = [await makePerson(), await makePerson()];
  const [me, them] = [await mine.signIn(), await theirs.signIn()];
  await expect(endSession(me, { id: them.session.id })).rejects.toMatchObject({ code: "not_found" });
  expect(await findSession(system, { id: them.session.id, user_id: mine.id })).toBeNull();
  expect(await findSession(system, { id: "nonsense", user_id: mine.id })).toBeNull();
  await expect(listSessions((await makeMerchant()).ctx)).rejects.toMatchObject({ code: "forbidden" });
  await expect(listSessions(payerContext("test", "req"))).rejects.toMatchObject({ code: "forbidden" });
});

test("notes at most once a minute that it was seen, and ends by itself", async () => {
  const person = await makePerson();
  const ctx = await person.signIn();
  const seen = async () =>
    (await db().session.findUniqueOrThrow({ where: { id: ctx.session.id } })).lastSeenAt;
  const before = await seen();
  clock.advance(MINUTE / 2);
  await find(ctx, person.id);
  expect(await seen()).toEqual(before);
  clock.advance(MINUTE);
  await find(ctx, person.id);
  expect(await seen()).toEqual(clock.now());
  clock.advance(31 * 24 * 60 * MINUTE);
  expect(await find(ctx, person.id)).toBeNull();
  expect((await pruneSessions(system)).sessions).toBeGreaterThan(0);
});

test("goes on under a new id, once, even when two ask at the same time", async () => {
  const person = await makePerson();
  const ctx = await person.signIn();
  clock.advance(15 * MINUTE);
  const results = await Promise.allSettled([rotateSession(ctx), rotateSession(ctx)]);
  expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await find(ctx, person.id)).toBeNull();
  const open = await db().session.findMany({ where: { userId: person.id, endedAt: null } });
  expect(open).toMatchObject([{ confirmedAt: clock.now(), clientAddress: "203.0.113.7" }]);
});

test("is confirmed only while it holds", async () => {
  const person = await makePerson();
  const ctx = await person.signIn();
  clock.advance(15 * MINUTE);
  await confirmSession(ctx);
  expect(await find(ctx, person.id)).toEqual({ id: ctx.session.id, confirmedAt: clock.now() });
  expect(await endUserSessions(system, { user_id: person.id })).toEqual({ ended: 1 });
  await expect(confirmSession(ctx)).rejects.toMatchObject({ code: "unauthenticated" });
});
