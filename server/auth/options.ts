import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { systemContext } from "@/server/auth/authorize";
import { safeCallbackPath } from "@/server/auth/callback-path";
import { forgetFailures, registerAttempt } from "@/server/auth/sign-in-throttle";
import { env } from "@/server/config/env";
import { LIMITS } from "@/server/config/limits";
import { isDomainError } from "@/server/core/errors";
import { authenticateUser } from "@/server/modules/users/authenticate-user";
import { logger } from "@/server/observability/logger";

/** Whether browsers reach this server over https; cookies are then `Secure` and carry the `__Secure-` prefix. */
export function secureCookies(): boolean {
  return env().DARIC_BASE_URL.startsWith("https:");
}

export function sessionCookieName(): string {
  return secureCookies() ? "__Secure-daric.session" : "daric.session";
}

type Credentials = Record<"email" | "password", string> | undefined;

/** Null for a wrong e-mail or password; any other refusal is thrown, and its message becomes the form's error code. */
async function authorizeCredentials(credentials: Credentials, headers: Record<string, unknown> | undefined) {
  const email = credentials?.email ?? "";
  const address = headers?.["x-forwarded-for"];
  const client = { email, address: typeof address === "string" ? address : undefined };
  await registerAttempt(client);
  try {
    const user = await authenticateUser(systemContext("sign-in", "test"), {
      email,
      password: credentials?.password ?? "",
    });
    await forgetFailures(client);
    return { id: user.id, email: user.email, name: user.name };
  } catch (error) {
    if (isDomainError(error)) return null;
    logger.error({ err: error }, "sign-in failed");
    throw new Error("internal", { cause: error });
  }
}

/** Sign-in with e-mail and password. The session is a signed, encrypted cookie that names the user and nothing else. */
export function authOptions(): NextAuthOptions {
  const secure = secureCookies();
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: LIMITS.session.maximumAgeSeconds },
    useSecureCookies: secure,
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure },
      },
    },
    pages: { signIn: "/sign-in", signOut: "/sign-out", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        credentials: {
          email: { label: "E-mail", type: "email" },
          password: { label: "Password", type: "password" },
        },
        authorize: (credentials, request) => authorizeCredentials(credentials, request.headers),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id } : { sub: token.sub }),
      redirect: ({ url }) => new URL(safeCallbackPath(url), env().DARIC_BASE_URL).href,
    },
    logger: {
      error: (code, metadata) =>
        logger.warn({ code, err: metadata instanceof Error ? metadata : undefined }, "next-auth error"),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}
