import { type CookieReader, readSession, readUserId, type Session } from "@/server/auth/session";
import { type SessionClaims, setSessionCookie } from "@/server/auth/session-cookie";
import { newId } from "@/server/core/ids";

/** What a request brings: who it is for, found out when first asked. */
export interface RequestContext {
  readonly requestId: string;
  /** Undefined for what our own pages ask for while they are rendered. */
  readonly clientAddress?: string | undefined;
  session(): Promise<Session | null>;
  /** The id of who is signed in, also of somebody who belongs to no merchant. Not there for callers of public pages. */
  readonly userId?: () => Promise<string | null>;
  /** Has the answer put another session into the browser. Not there while a page is rendered. */
  readonly keepSession?: ((claims: SessionClaims) => Promise<void>) | undefined;
}

interface RequestParts {
  readonly clientAddress?: string | undefined;
  /** Headers of the answer. */
  readonly answer?: Headers | undefined;
}

/** The context of one HTTP request; the session is read at most once for all calls of a batch. */
export function createRequestContext(
  cookies: CookieReader,
  { clientAddress, answer }: RequestParts = {},
): RequestContext {
  let session: Promise<Session | null> | undefined;
  return {
    requestId: newId("request"),
    clientAddress,
    session: () => (session ??= readSession(cookies)),
    userId: () => readUserId(cookies),
    keepSession: answer && (async (claims) => answer.append("set-cookie", await setSessionCookie(claims))),
  };
}
