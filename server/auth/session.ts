import { authorizedMerchantId, isAllowed, systemContext } from "@/server/auth/authorize";
import {
  API_KEY_SCOPES,
  type Permission,
  PLATFORM_ROLE_PERMISSIONS,
  ROLE_PERMISSIONS,
} from "@/server/auth/permissions";
import { readSessionToken, sessionCookieName } from "@/server/auth/session-cookie";
import { networkForMode } from "@/server/config/networks";
import type { Actor, Mode, Role } from "@/server/core/actor";
import { systemClock } from "@/server/core/clock";
import type { Context, ContextSession } from "@/server/db/context";
import type { Membership } from "@/server/modules/merchants/schema";
import { listMemberships } from "@/server/modules/merchants/list-memberships";
import { findSession } from "@/server/modules/sessions/find-session";
import { getAheadSeconds } from "@/server/modules/test-clock/get-ahead-seconds";
import { getModeClock } from "@/server/modules/test-clock/get-mode-clock";

/** Preferences of the browser, not credentials: what they name is checked on every request. */
export const MODE_COOKIE = "daric.mode";
export const MERCHANT_COOKIE = "daric.merchant";

export interface CookieReader {
  get(name: string): { readonly value: string } | undefined;
}

/** A signed-in person at work in one of their merchants. */
export interface Session {
  readonly membership: Membership;
  readonly memberships: readonly Membership[];
  readonly browser: ContextSession;
  readonly actor: Extract<Actor, { type: "user" }>;
  readonly mode: Mode;
  readonly liveAvailable: boolean;
}

/** Who the request's cookies speak for, or null. Session and membership are read from the database every time, so an end of either holds at once. */
export async function readSession(cookies: CookieReader): Promise<Session | null> {
  const current = await findCurrent(cookies);
  if (current === null) return null;
  const { userId } = current;
  const memberships = await listMemberships(systemContext("session", "test"), { user_id: userId });
  const wanted = cookies.get(MERCHANT_COOKIE)?.value;
  const membership = memberships.find(({ merchant }) => merchant.id === wanted) ?? memberships[0];
  if (!membership) return null;
  const liveAvailable = networkForMode("live") !== undefined;
  return {
    membership,
    memberships,
    browser: {
      id: current.id,
      confirmedAt: current.confirmedAt,
      isVerified: membership.user.email_verified,
    },
    actor: {
      type: "user",
      userId,
      memberId: membership.id,
      role: membership.role,
      email: membership.user.email,
    },
    mode: liveAvailable && cookies.get(MODE_COOKIE)?.value === "live" ? "live" : "test",
    liveAvailable,
  };
}

/** Whether somebody is signed in, though perhaps a member of no merchant any more. */
export async function isSignedIn(cookies: CookieReader): Promise<boolean> {
  return (await readUserId(cookies)) !== null;
}

/** Who is signed in, whether they belong to a merchant or not. */
export async function readUserId(cookies: CookieReader): Promise<string | null> {
  return (await findCurrent(cookies))?.userId ?? null;
}

/** The person and the session that the cookie names, as long as the session holds. */
async function findCurrent(cookies: CookieReader) {
  const token = cookies.get(sessionCookieName())?.value;
  const claims = token ? await readSessionToken(token) : null;
  if (claims === null) return null;
  const ctx = systemContext("session", "test");
  const found = await findSession(ctx, { id: claims.sessionId, user_id: claims.userId });
  return found && { userId: claims.userId, ...found };
}

/** What verbs are called with on behalf of this session. */
export function sessionContext(session: Session, requestId: string): Context {
  return {
    actor: session.actor,
    merchantId: authorizedMerchantId(session.membership.merchant.id),
    mode: session.mode,
    requestId,
    session: session.browser,
    clock: getModeClock(session.mode),
  };
}

/** By how many seconds the time that this session works in is ahead of real time. */
export function sessionAheadSeconds({ mode }: Session): number {
  return getAheadSeconds(mode);
}

/** Whether this person may open the operator's area. */
export function isOperator({ membership }: Session): boolean {
  return PLATFORM_ROLE_PERMISSIONS[membership.user.platform_role].has("platform:read");
}

/** What an operator's verbs are called with: the person, for the platform and no tenant. Null for everybody else. */
export function operatorContext(session: Session, requestId: string): Context | null {
  if (!isOperator(session)) return null;
  const { id: userId, email, platform_role: platformRole } = session.membership.user;
  return {
    actor: { type: "operator", userId, email, platformRole },
    merchantId: null,
    mode: session.mode,
    requestId,
    session: session.browser,
    clock: systemClock,
  };
}

export function sessionAllows(session: Session, permission: Permission): boolean {
  return isAllowed(session.actor, permission);
}

/** The roles that this member may give and take: those that can do nothing beyond their own. */
export function grantableRoles(session: Session): Role[] {
  const roles = Object.keys(ROLE_PERMISSIONS) as Role[];
  return roles.filter((role) => [...ROLE_PERMISSIONS[role]].every((one) => sessionAllows(session, one)));
}

/** What this member may allow an API key or a partner: nothing beyond what they hold. */
export function grantableScopes(session: Session): Permission[] {
  return API_KEY_SCOPES.filter((scope) => sessionAllows(session, scope));
}
