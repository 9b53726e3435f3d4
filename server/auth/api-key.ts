import { authorizedMerchantId, payerContext } from "@/server/auth/authorize";
import type { Clock } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import type { Context } from "@/server/db/context";
import { authenticateApiKey } from "@/server/modules/api-keys/authenticate-api-key";

const BEARER = /^Bearer +([\x21-\x7e]{1,200}) *$/i;

/** The context of a request that carries an API key (RFC 6750 section 2.1). The key decides tenant, mode and scopes. Throws `unauthenticated`. */
export async function apiKeyContext(
  authorization: string | undefined,
  requestId: string,
  clock: Clock,
): Promise<Context> {
  if (!authorization)
    throw new DomainError("unauthenticated", "Send an API key as Authorization: Bearer sk_…");
  const secret = BEARER.exec(authorization)?.[1];
  if (secret === undefined)
    throw new DomainError(
      "unauthenticated",
      "The Authorization header must be: Bearer, a space, and an API key",
    );
  const key = await authenticateApiKey(payerContext("test", requestId, clock), { secret });
  return {
    actor: { type: "api_key", apiKeyId: key.id, scopes: key.scopes },
    merchantId: authorizedMerchantId(key.merchantId),
    mode: key.mode,
    requestId,
    clock,
  };
}
