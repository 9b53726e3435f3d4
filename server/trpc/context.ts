import { type CookieReader, readSession, type Session } from "@/server/auth/session";
import { newId } from "@/server/core/ids";

/** What a request brings: who it is for, found out when first asked. */
export interface RequestContext {
  readonly requestId: string;
  /** Undefined for what our own pages ask for while they are rendered. */
  readonly clientAddress?: string | undefined;
  session(): Promise<Session | null>;
}

/** The context of one HTTP request; the session is read at most once for all calls of a batch. */
export function createRequestContext(cookies: CookieReader, clientAddress?: string): RequestContext {
  let session: Promise<Session | null> | undefined;
  return { requestId: newId("request"), clientAddress, session: () => (session ??= readSession(cookies)) };
}
