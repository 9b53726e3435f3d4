import { authorizedMerchantId, payerContext } from "@/server/auth/authorize";
import type { ApiCaller } from "@/server/auth/caller";
import { checkRequestSignature, SIGNATURE_HEADER } from "@/server/auth/request-signature";
import { DomainError } from "@/server/core/errors";
import type { Context } from "@/server/db/context";
import { type AuthenticatedApiKey, authenticateApiKey } from "@/server/modules/api-keys/authenticate-api-key";
import { getModeClock } from "@/server/modules/test-clock/get-mode-clock";

/** The context of a request that carries an API key. The key decides tenant, mode and scopes. Throws `unauthenticated`, `forbidden`. */
export async function apiKeyContext(secret: string, caller: ApiCaller): Promise<Context> {
  const { requestId, clock } = caller;
  const key = await authenticateApiKey(payerContext("test", requestId, clock), {
    secret,
    address: caller.clientAddress,
  });
  if (key.requestSigning !== "off") await checkSigned(key, caller);
  return {
    actor: { type: "api_key", apiKeyId: key.id, scopes: key.scopes },
    merchantId: authorizedMerchantId(key.merchantId),
    mode: key.mode,
    requestId,
    clock: getModeClock(key.mode, clock),
  };
}

async function checkSigned(key: AuthenticatedApiKey, { request, body, clock }: ApiCaller): Promise<void> {
  const signature = request.headers.get(SIGNATURE_HEADER);
  if (signature === null && key.requestSigning === "optional") return;
  if (signature === null || key.signingSecret === null)
    throw new DomainError(
      "unauthenticated",
      `This API key takes signed requests only: send ${SIGNATURE_HEADER}`,
    );
  const { url, method, headers } = request;
  // As it was sent, after scheme and host: a proxy in between must not rewrite it.
  const target = url.slice(url.indexOf("/", url.indexOf("//") + 2));
  const signed = {
    method,
    target,
    idempotencyKey: headers.get("idempotency-key") ?? "",
    ifMatch: headers.get("if-match") ?? "",
    body: await body.read(),
  };
  checkRequestSignature(signature, key.signingSecret, signed, clock.now());
}
