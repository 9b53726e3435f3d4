import { wallNow } from "@/server/core/clock";
import type { DomainError } from "@/server/core/errors";
import type { Context, TransactionContext } from "@/server/db/context";
import { credentialCache } from "@/server/db/credential-cache";
import type { Partner as PartnerRow } from "@/server/db/generated/client";
import { hashSecret } from "@/server/db/secret-hash";
import { withTransaction } from "@/server/db/transaction";
import { oauthError } from "@/server/modules/partners/errors";
import { auditRevocation, authenticateClient, issueTokens } from "@/server/modules/partners/internal";
import { chooseScopes } from "@/server/modules/partners/rules";
import type { AccessToken, ClientCredentials } from "@/server/modules/partners/schema";

export interface RefreshPartnerTokenInput extends ClientCredentials {
  readonly refresh_token: string;
  readonly scope?: string | undefined;
}

/**
 * Exchanges a refresh token, which works once, for a new pair of the same grant (RFC 6749 section 6). A second use ends the
 * whole grant, audited: one of the two users is not the partner. Throws `invalid_client`, `invalid_grant`, `invalid_scope`.
 */
export async function refreshPartnerToken(
  ctx: Context,
  input: RefreshPartnerTokenInput,
): Promise<AccessToken> {
  const outcome = await withTransaction(ctx, (ctx) => exchange(ctx, input));
  if ("access_token" in outcome) return outcome;
  credentialCache().clear();
  throw outcome;
}

/** The refusal of a reused token is returned, not thrown: what it revokes must be committed. */
async function exchange(
  ctx: TransactionContext,
  input: RefreshPartnerTokenInput,
): Promise<AccessToken | DomainError> {
  const partner = await authenticateClient(ctx, input);
  const now = wallNow(ctx.clock);
  const tokenHash = hashSecret(input.refresh_token);
  const token = await ctx.tx.refreshToken.findFirst({
    where: { tokenHash, grant: { partnerId: partner.id } },
    include: { grant: true },
  });
  if (!token) throw oauthError("invalid_grant", "There is no such refresh token of this client");
  const { grant } = token;
  if (grant.revokedAt !== null) throw oauthError("invalid_grant", "This refresh token is revoked");
  const { count } = await ctx.tx.refreshToken.updateMany({
    where: { tokenHash, usedAt: null },
    data: { usedAt: now },
  });
  if (count === 0) return revokeReused(ctx, grant.id, partner);
  if (token.expiresAt <= now) throw oauthError("invalid_grant", "This refresh token has expired");
  const allowed = grant.scopes.filter((scope) => partner.scopes.includes(scope));
  const scopes = chooseScopes(input.scope, allowed);
  return issueTokens(ctx, partner.mode, { grantId: grant.id, partnerId: partner.id, scopes });
}

async function revokeReused(
  ctx: TransactionContext,
  grantId: string,
  partner: PartnerRow,
): Promise<DomainError> {
  await ctx.tx.partnerGrant.updateMany({
    where: { id: grantId, revokedAt: null },
    data: { revokedAt: wallNow(ctx.clock) },
  });
  await auditRevocation(ctx, partner, grantId, "A refresh token was used twice");
  return oauthError(
    "invalid_grant",
    "This refresh token was used before: all tokens of its grant are revoked",
  );
}
