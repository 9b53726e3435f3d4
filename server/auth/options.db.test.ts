import { expect, test } from "vitest";
import { systemContext } from "@/server/auth/authorize";
import { authOptions } from "@/server/auth/options";
import { db } from "@/server/db/client";
import { createUser } from "@/server/modules/users/create-user";

const password = "a long enough secret";

const cookies = { get: () => undefined, set: () => undefined };
const browser = { address: "192.0.2.50", userAgent: "Mozilla/5.0 Firefox/140.0", cookies };

interface CredentialsOptions {
  authorize(credentials: Record<string, string>): Promise<unknown>;
}

/** What next-auth calls when the form is sent. */
function signIn(email: string, secret: string, address = "192.0.2.50") {
  const [provider] = authOptions({ ...browser, address }).providers;
  const { authorize } = (provider as unknown as { options: CredentialsOptions }).options;
  return authorize({ email, password: secret });
}

test("signs in with the right password and hands on no secret", async () => {
  const user = await createUser(systemContext("test", "test"), {
    email: "in@example.com",
    name: "In",
    password,
  });
  expect(await signIn("In@example.com", password)).toEqual({ id: user.id, email: user.email, name: "In" });
});

test("answers null to a wrong password, an unknown e-mail and nonsense alike", async () => {
  expect(await signIn("in@example.com", "wrong")).toBeNull();
  expect(await signIn("nobody@example.com", password)).toBeNull();
  expect(await signIn("nobody@example.com", "x".repeat(5000))).toBeNull();
});

test("throttles guessing, also when the guess is right", async () => {
  await createUser(systemContext("test", "test"), { email: "slow@example.com", name: "Slow", password });
  for (let guess = 0; guess < 8; guess += 1) await signIn("slow@example.com", "wrong", "192.0.2.51");
  await expect(signIn("slow@example.com", password, "192.0.2.51")).rejects.toThrow(/^rate_limited:\d+$/);
  expect(await signIn("slow@example.com", password, "192.0.2.52")).not.toBeNull();
});

test("keeps the session in a cookie that scripts and other sites cannot use, and returns to this site only", async () => {
  const { cookies, callbacks, session } = authOptions(browser);
  expect(cookies?.sessionToken).toMatchObject({
    name: "daric.session",
    options: { httpOnly: true, sameSite: "lax", secure: false },
  });
  expect(session?.strategy).toBe("jwt");
  const landing = await callbacks?.redirect?.({
    url: "https://evil.example/x",
    baseUrl: "http://localhost:3000",
  });
  expect(landing).toBe("http://localhost:3000/overview");
});

test("begins a session of its own at every sign-in, whatever the cookie named before, and ends it at the sign-out", async () => {
  const user = await createUser(systemContext("test", "test"), {
    email: "twice@example.com",
    name: "Twice",
    password,
  });
  const { callbacks, events } = authOptions(browser);
  type JwtArguments = Parameters<NonNullable<NonNullable<typeof callbacks>["jwt"]>>[0];
  const signedIn = (token: object) =>
    callbacks?.jwt?.({ token, user: { id: user.id, email: user.email } } as JwtArguments);
  const first = await signedIn({});
  const second = await signedIn({ sid: first?.sid });
  expect(first).toMatchObject({ sub: user.id, sid: expect.stringMatching(/^ses_/) });
  expect(second?.sid).not.toBe(first?.sid);
  expect(await callbacks?.jwt?.({ token: { ...second, other: 1 } } as unknown as JwtArguments)).toEqual(
    second,
  );

  await events?.signOut?.({ token: second ?? {}, session: { expires: "" } });
  const rows = await db().session.findMany({ where: { userId: user.id }, orderBy: { id: "asc" } });
  expect(rows).toMatchObject([
    { id: first?.sid, endedAt: null, clientAddress: browser.address },
    { id: second?.sid, endedAt: expect.any(Date) },
  ]);
  const audit = await db().auditEntry.findMany({ where: { targetId: user.id } });
  expect(audit).toMatchObject([
    { action: "user.sign_in", clientAddress: browser.address },
    { action: "user.sign_in", clientAddress: browser.address },
  ]);
});
