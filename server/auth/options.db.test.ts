import { expect, test } from "vitest";
import { systemContext } from "@/server/auth/authorize";
import { authOptions } from "@/server/auth/options";
import { createUser } from "@/server/modules/users/create-user";

const password = "a long enough secret";

interface CredentialsOptions {
  authorize(
    credentials: Record<string, string>,
    request: { headers: Record<string, string> },
  ): Promise<unknown>;
}

/** What next-auth calls when the form is sent. */
function signIn(email: string, secret: string, address = "192.0.2.50") {
  const [provider] = authOptions().providers;
  const { authorize } = (provider as unknown as { options: CredentialsOptions }).options;
  return authorize({ email, password: secret }, { headers: { "x-forwarded-for": address } });
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
  const { cookies, callbacks, session } = authOptions();
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
