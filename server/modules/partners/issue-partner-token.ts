import { wallNow } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { authenticateClient, issueTokens } from "@/server/modules/partners/internal";
import { chooseScopes } from "@/server/modules/partners/rules";
import type { AccessToken, ClientCredentials } from "@/server/modules/partners/schema";

/**
 * A new grant for whoever holds a partner's secret: an access token (60 minutes) and a refresh token (7 days), for `scope` or all
 * that the partner may (RFC 6749 section 4.4). Throws `invalid_client`, `invalid_scope`.
 */
export async function issuePartnerToken(
  ctx: Context,
  input: ClientCredentials & { readonly scope?: string | undefined },
): Promise<AccessToken> {
  return withTransaction(ctx, async (ctx) => {
    const partner = await authenticateClient(ctx, input);
    const scopes = chooseScopes(input.scope, partner.scopes);
    const grantId = newId("partnerGrant", ctx.clock);
    const now = wallNow(ctx.clock);
    await ctx.tx.partnerGrant.create({
      data: { id: grantId, partnerId: partner.id, scopes, createdAt: now, expiresAt: now },
    });
    return issueTokens(ctx, partner.mode, { grantId, partnerId: partner.id, scopes });
  });
}
