import { decode, encode } from "next-auth/jwt";
import { env } from "@/server/config/env";
import { LIMITS } from "@/server/config/limits";

/** Whether browsers reach this server over https; cookies are then `Secure` and carry the `__Secure-` prefix. */
export function secureCookies(): boolean {
  return env().DARIC_BASE_URL.startsWith("https:");
}

export function sessionCookieName(): string {
  return secureCookies() ? "__Secure-daric.session" : "daric.session";
}

/** Scripts cannot read it, and other sites cannot send it. */
export function sessionCookieOptions() {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: secureCookies() } as const;
}

/** What the cookie names: a person, and the session that decides whether it still holds. */
export interface SessionClaims {
  readonly userId: string;
  readonly sessionId: string;
}

/** Encrypts the claims as next-auth does. */
export function writeSessionToken({ userId, sessionId }: SessionClaims): Promise<string> {
  return encode({
    token: { sub: userId, sid: sessionId },
    secret: env().NEXTAUTH_SECRET,
    maxAge: LIMITS.session.maximumAgeSeconds,
  });
}

/** Null for a token that is expired, forged, or sealed with an older secret. */
export async function readSessionToken(token: string): Promise<SessionClaims | null> {
  try {
    const claims = await decode({ token, secret: env().NEXTAUTH_SECRET });
    if (typeof claims?.sub !== "string" || typeof claims.sid !== "string") return null;
    return { userId: claims.sub, sessionId: claims.sid };
  } catch {
    return null;
  }
}

/** The header that puts another session into the browser. */
export async function setSessionCookie(claims: SessionClaims): Promise<string> {
  const secure = secureCookies() ? "; Secure" : "";
  const token = await writeSessionToken(claims);
  return `${sessionCookieName()}=${token}; Path=/; Max-Age=${LIMITS.session.maximumAgeSeconds}; HttpOnly; SameSite=Lax${secure}`;
}
