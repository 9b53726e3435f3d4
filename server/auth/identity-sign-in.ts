import type { Account, Profile, User } from "next-auth";
import { decode, encode } from "next-auth/jwt";
import { systemContext } from "@/server/auth/authorize";
import { safeCallbackPath } from "@/server/auth/callback-path";
import { provenIdentity } from "@/server/auth/identity-providers";
import { type CookieReader, readSession, sessionContext } from "@/server/auth/session";
import { secureCookies } from "@/server/auth/session-cookie";
import { forgetFailures, registerAttempt, type SignInClient } from "@/server/auth/sign-in-throttle";
import { env } from "@/server/config/env";
import { LIMITS } from "@/server/config/limits";
import { isDomainError } from "@/server/core/errors";
import { newId } from "@/server/core/ids";
import { authenticateIdentity } from "@/server/modules/identities/authenticate-identity";
import { linkIdentity } from "@/server/modules/identities/link-identity";
import type { IdentityProvider, ProvenIdentity } from "@/server/modules/identities/schema";
import { countAccountRequest } from "@/server/modules/rate-limits/count-account-request";
import { requireSecondFactor } from "@/server/modules/second-factors/require-second-factor";
import { logger } from "@/server/observability/logger";

/** The browser's cookies, those of the answer with them. */
export interface BrowserCookies extends CookieReader {
  set(name: string, value: string, options: object): unknown;
}

interface Arriving {
  readonly address: string | undefined;
  readonly cookies: BrowserCookies;
}

/** The sign-in that asks a person for their code after a provider has vouched for them. */
export const SECOND_STEP = "second-step";

const TICKET_COOKIE = "daric.second-step";
const TICKET_SALT = "daric.second-step";
const SECURITY_PATH = "/settings/security";

/**
 * What next-auth does with somebody who comes back from a provider: true signs `user` in, a text is where they go instead. Who is
 * signed in already has linked an account; who has a second factor is asked for its code first. A refusal is thrown, and its
 * message becomes the sign-in page's error code.
 */
export async function arriveWithIdentity(
  account: Account,
  profile: Profile,
  user: Partial<User>,
  browser: Arriving,
): Promise<true | string> {
  const provider = account.provider as IdentityProvider;
  const proven = provenIdentity(provider, account.providerAccountId, profile);
  try {
    await countAccountRequest({ clientAddress: browser.address });
    const session = await readSession(browser.cookies);
    if (session) {
      await linkIdentity(sessionContext(session, newId("request")), proven);
      return `${SECURITY_PATH}?linked=${provider}`;
    }
    return await signIn(proven, user, browser);
  } catch (error) {
    const reason = reasonOf(error);
    if (await readSession(browser.cookies)) return `${SECURITY_PATH}?failure=${encodeURIComponent(reason)}`;
    throw new Error(reason, { cause: error });
  }
}

function reasonOf(error: unknown): string {
  if (!isDomainError(error)) {
    logger.error({ err: error }, "sign-in with a provider failed");
    return "internal";
  }
  const { reason } = error.details;
  return typeof reason === "string" ? reason : error.code;
}

async function signIn(
  proven: ProvenIdentity,
  user: Partial<User>,
  browser: Arriving,
): Promise<true | string> {
  const ctx = systemContext("sign-in", "test");
  const person = await authenticateIdentity(ctx, proven);
  try {
    await requireSecondFactor(ctx, { user_id: person.id });
  } catch (error) {
    if (!isDomainError(error) || error.details.reason !== "second_factor_required") throw error;
    browser.cookies.set(TICKET_COOKIE, await writeTicket(person), ticketOptions());
    return secondStepPath(browser.cookies);
  }
  // next-auth begins the session of the object that it has handed over.
  Object.assign(user, person);
  return true;
}

function secondStepPath(cookies: CookieReader): string {
  const wanted = cookies.get(`${secureCookies() ? "__Secure-" : ""}next-auth.callback-url`)?.value;
  return `/sign-in?${new URLSearchParams({ step: "code", callbackUrl: safeCallbackPath(wanted) })}`;
}

function ticketOptions(maxAge: number = LIMITS.identity.secondStepSeconds) {
  return { httpOnly: true, sameSite: "lax", path: "/api/auth", secure: secureCookies(), maxAge } as const;
}

/** For a few minutes the browser keeps for whom a provider has vouched, sealed. */
function writeTicket({ id, email, name }: { id: string; email: string; name: string }): Promise<string> {
  return encode({
    token: { sub: id, email, name },
    secret: env().NEXTAUTH_SECRET,
    salt: TICKET_SALT,
    maxAge: LIMITS.identity.secondStepSeconds,
  });
}

async function readTicket(cookies: CookieReader) {
  const token = cookies.get(TICKET_COOKIE)?.value;
  if (token === undefined) return null;
  const claims = await decode({ token, secret: env().NEXTAUTH_SECRET, salt: TICKET_SALT }).catch(() => null);
  return typeof claims?.sub === "string"
    ? { id: claims.sub, email: claims.email ?? "", name: claims.name ?? "" }
    : null;
}

/** Null without a ticket that holds. A wrong code is thrown, as for a password, and counted like one. */
export async function authorizeSecondStep(code: string | undefined, { address, cookies }: Arriving) {
  const person = await readTicket(cookies);
  if (person === null) return null;
  const client: SignInClient = { email: person.email, address };
  await registerAttempt(client);
  try {
    await requireSecondFactor(systemContext("sign-in", "test"), { user_id: person.id, code: code ?? "" });
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error });
  }
  await forgetFailures(client);
  cookies.set(TICKET_COOKIE, "", ticketOptions(0));
  return person;
}
