import { authorizedMerchantId, payerContext } from "@/server/auth/authorize";
import type { ApiCaller } from "@/server/auth/caller";
import type { Context } from "@/server/db/context";
import { authenticatePartnerToken } from "@/server/modules/partners/authenticate-partner-token";
import { getModeClock } from "@/server/modules/test-clock/get-mode-clock";

/** The context of a request that carries a partner's access token. The partner decides tenant and mode. Throws `unauthenticated`. */
export async function partnerContext(token: string, { requestId, clock }: ApiCaller): Promise<Context> {
  const partner = await authenticatePartnerToken(payerContext("test", requestId, clock), { token });
  return {
    actor: { type: "partner", partnerId: partner.id, scopes: partner.scopes },
    merchantId: authorizedMerchantId(partner.merchantId),
    mode: partner.mode,
    requestId,
    clock: getModeClock(partner.mode, clock),
  };
}
