import { encode } from "next-auth/jwt";
import { expect, test } from "vitest";
import { systemContext } from "@/server/auth/authorize";
import { sessionCookieName, writeSessionToken } from "@/server/auth/session-cookie";
import { MERCHANT_COOKIE, MODE_COOKIE, readSession, sessionContext } from "@/server/auth/session";
import { env } from "@/server/config/env";
import { db } from "@/server/db/client";
import { createMerchant } from "@/server/modules/merchants/create-merchant";
import { endSession } from "@/server/modules/sessions/end-session";
import { createUser } from "@/server/modules/users/create-user";
import { signInAs } from "@/server/testing/browser-session";

const ctx = systemContext("test", "test");
let people = 0;

async function person() {
  people += 1;
  const user = await createUser(ctx, {
    email: `member${people}@example.com`,
    name: "Member",
    password: "a long enough secret",
  });
  const merchant = await createMerchant(ctx, { name: `Shop ${people}`, owner_user_id: user.id });
  return { user, merchant };
}

function cookies(values: Record<string, string>) {
  return { get: (name: string) => (values[name] === undefined ? undefined : { value: values[name] }) };
}

async function token(userId: string): Promise<string> {
  return (await signInAs(userId)).cookies[sessionCookieName()] ?? "";
}

test("turns the cookie into a context of the member's own merchant", async () => {
  const { user, merchant } = await person();
  const session = await readSession(cookies({ [sessionCookieName()]: await token(user.id) }));
  expect(session).toMatchObject({
    mode: "test",
    liveAvailable: false,
    actor: { userId: user.id, role: "owner" },
  });
  expect(session && sessionContext(session, "req_1")).toMatchObject({
    merchantId: merchant.id,
    mode: "test",
    requestId: "req_1",
  });
});

test("is nobody without a cookie, with a forged one, and for a person without a merchant", async () => {
  const { user } = await person();
  const loner = await createUser(ctx, {
    email: "loner@example.com",
    name: "Loner",
    password: "a long enough secret",
  });
  expect(await readSession(cookies({}))).toBeNull();
  expect(await readSession(cookies({ [sessionCookieName()]: "garbage" }))).toBeNull();
  const forged = await encode({
    token: { sub: user.id, sid: (await signInAs(user.id)).id },
    secret: "another-secret-of-some-length-123456",
  });
  expect(await readSession(cookies({ [sessionCookieName()]: forged }))).toBeNull();
  const stateless = await encode({ token: { sub: user.id }, secret: env().NEXTAUTH_SECRET });
  expect(await readSession(cookies({ [sessionCookieName()]: stateless }))).toBeNull();
  const borrowed = await writeSessionToken({ userId: user.id, sessionId: (await signInAs(loner.id)).id });
  expect(await readSession(cookies({ [sessionCookieName()]: borrowed }))).toBeNull();
  expect(await readSession(cookies({ [sessionCookieName()]: await token(loner.id) }))).toBeNull();
});

test("forgets a member in the moment of their removal", async () => {
  const { user } = await person();
  const jar = cookies({ [sessionCookieName()]: await token(user.id) });
  expect(await readSession(jar)).not.toBeNull();
  await db().member.deleteMany({ where: { userId: user.id } });
  expect(await readSession(jar)).toBeNull();
});

test("follows the merchant cookie only to the person's own merchants", async () => {
  const [mine, theirs] = [await person(), await person()];
  const second = await createMerchant(ctx, { name: "Second shop", owner_user_id: mine.user.id });
  const session = await token(mine.user.id);
  const chosen = (id: string) =>
    readSession(cookies({ [sessionCookieName()]: session, [MERCHANT_COOKIE]: id }));
  expect((await chosen(second.id))?.membership.merchant.id).toBe(second.id);
  expect((await chosen(theirs.merchant.id))?.membership.merchant.id).toBe(mine.merchant.id);
});

test("stays in test mode while no live network is configured", async () => {
  const { user } = await person();
  const session = await readSession(
    cookies({ [sessionCookieName()]: await token(user.id), [MODE_COOKIE]: "live" }),
  );
  expect(session?.mode).toBe("test");
});

test("forgets a session in the moment of its end, and knows whether the person is verified and confirmed", async () => {
  const { user } = await person();
  const { id, cookies: values } = await signInAs(user.id);
  const session = await readSession(cookies(values));
  expect(session?.browser).toMatchObject({ id, isVerified: false, confirmedAt: expect.any(Date) });
  if (session) await endSession(sessionContext(session, "req_1"), { id });
  expect(await readSession(cookies(values))).toBeNull();
});
