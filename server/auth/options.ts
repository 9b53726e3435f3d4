import type { NextAuthOptions } from "next-auth";
import type { JWT } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import { systemContext } from "@/server/auth/authorize";
import { safeCallbackPath } from "@/server/auth/callback-path";
import { secureCookies, sessionCookieName, sessionCookieOptions } from "@/server/auth/session-cookie";
import {
  arriveWithIdentity,
  authorizeSecondStep,
  type BrowserCookies,
  SECOND_STEP,
} from "@/server/auth/identity-sign-in";
import { identityProviders, type ProviderSettings } from "@/server/auth/identity-providers";
import { forgetFailures, registerAttempt } from "@/server/auth/sign-in-throttle";
import { env } from "@/server/config/env";
import { LIMITS } from "@/server/config/limits";
import { isDomainError } from "@/server/core/errors";
import { authenticatePasskey } from "@/server/modules/passkeys/authenticate-passkey";
import { countAccountRequest } from "@/server/modules/rate-limits/count-account-request";
import { createSession } from "@/server/modules/sessions/create-session";
import { endUserSessions } from "@/server/modules/sessions/end-user-sessions";
import { authenticateUser } from "@/server/modules/users/authenticate-user";
import { logger } from "@/server/observability/logger";

/** The browser that asks. */
export interface SignInBrowser {
  readonly address: string | undefined;
  readonly userAgent: string | undefined;
  readonly cookies: BrowserCookies;
}

type Credentials = Partial<Record<"email" | "password" | "code", string>> | undefined;

/** Null for a wrong e-mail or password; any other refusal is thrown, and its message becomes the form's error code. */
async function authorizeCredentials(credentials: Credentials, { address }: SignInBrowser) {
  const email = credentials?.email ?? "";
  const client = { email, address };
  await registerAttempt(client);
  try {
    const user = await authenticateUser(systemContext("sign-in", "test"), {
      email,
      password: credentials?.password ?? "",
      code: credentials?.code,
    });
    await forgetFailures(client);
    return { id: user.id, email: user.email, name: user.name };
  } catch (error) {
    const reason = isDomainError(error) ? error.details.reason : undefined;
    // Of a password that was right: the form asks for the code.
    if (typeof reason === "string") throw new Error(reason, { cause: error });
    if (isDomainError(error)) return null;
    logger.error({ err: error }, "sign-in failed");
    throw new Error("internal", { cause: error });
  }
}

/** Null for whatever a passkey cannot open. It stands for the second factor too: the device has asked who holds it. */
async function authorizePasskey(text: string | undefined, { address }: SignInBrowser) {
  try {
    await countAccountRequest({ clientAddress: address });
    const response: unknown = JSON.parse(text ?? "null");
    return await authenticatePasskey(systemContext("sign-in", "test"), { response } as never);
  } catch (error) {
    if (isDomainError(error) || error instanceof SyntaxError) return null;
    logger.error({ err: error }, "sign-in with a passkey failed");
    throw new Error("internal", { cause: error });
  }
}

/** Each sign-in begins a session of its own: an id that somebody else planted or knew is never taken over. */
async function beginSession(userId: string, { address, userAgent }: SignInBrowser): Promise<JWT> {
  const { id } = await createSession(systemContext("sign-in", "test"), {
    user_id: userId,
    client_address: address ?? null,
    user_agent: userAgent ?? null,
  });
  return { sub: userId, sid: id };
}

async function forgetSession({ sub, sid }: JWT): Promise<void> {
  if (typeof sub !== "string" || typeof sid !== "string") return;
  await endUserSessions(systemContext("sign-out", "test"), { user_id: sub, id: sid });
}

/** Sign-in with e-mail and password, with a passkey, or at Google or GitHub. The cookie names the person and their session; `session.ts` asks whether it holds. */
export function authOptions(browser: SignInBrowser, settings: ProviderSettings = env()): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: LIMITS.session.maximumAgeSeconds },
    useSecureCookies: secureCookies(),
    cookies: { sessionToken: { name: sessionCookieName(), options: sessionCookieOptions() } },
    pages: { signIn: "/sign-in", signOut: "/sign-out", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        credentials: {
          email: { label: "E-mail", type: "email" },
          password: { label: "Password", type: "password" },
          code: { label: "Code", type: "text" },
        },
        authorize: (credentials) => authorizeCredentials(credentials, browser),
      }),
      CredentialsProvider({
        id: SECOND_STEP,
        credentials: { code: { label: "Code", type: "text" } },
        authorize: (credentials) => authorizeSecondStep(credentials?.code, browser),
      }),
      ...identityProviders(settings),
      CredentialsProvider({
        id: "passkey",
        credentials: { response: { label: "Answer of the device", type: "text" } },
        authorize: (credentials) => authorizePasskey(credentials?.response, browser),
      }),
    ],
    callbacks: {
      signIn: ({ account, profile, user }) =>
        account?.type === "oauth" ? arriveWithIdentity(account, profile ?? {}, user, browser) : true,
      jwt: ({ token, user }) => (user ? beginSession(user.id, browser) : { sub: token.sub, sid: token.sid }),
      redirect: ({ url }) => new URL(safeCallbackPath(url), env().DARIC_BASE_URL).href,
    },
    events: { signOut: ({ token }) => forgetSession(token) },
    logger: {
      error: (code, metadata) =>
        logger.warn({ code, err: metadata instanceof Error ? metadata : undefined }, "next-auth error"),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}
