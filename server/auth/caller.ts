import { apiKeyContext } from "@/server/auth/api-key";
import { partnerContext } from "@/server/auth/partner-token";
import type { Clock } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import type { Context } from "@/server/db/context";

/** A request to the API as far as it tells who is calling. */
export interface ApiCaller {
  readonly request: Request;
  readonly requestId: string;
  readonly clock: Clock;
  /** Undefined where the request did not come over a socket. */
  readonly clientAddress: string | undefined;
  /** Read once for all who ask. Throws `payload_too_large`. */
  readonly body: { read(): Promise<string> };
}

const BEARER = /^Bearer +([\x21-\x7e]{1,2000}) *$/i;

/** Who calls the API, by the credential in the Authorization header (RFC 6750 section 2.1). Throws `unauthenticated`, `forbidden`. */
export async function callerContext(caller: ApiCaller): Promise<Context> {
  const authorization = caller.request.headers.get("authorization");
  if (authorization === null)
    throw new DomainError("unauthenticated", "Send an API key or an access token as Authorization: Bearer …");
  const credential = BEARER.exec(authorization)?.[1];
  if (credential === undefined)
    throw new DomainError(
      "unauthenticated",
      "The Authorization header must be: Bearer, a space, and an API key or an access token",
    );
  // A JWT has dots, the secret of an API key has none.
  return credential.includes(".") ? partnerContext(credential, caller) : apiKeyContext(credential, caller);
}
