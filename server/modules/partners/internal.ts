import { randomBytes } from "node:crypto";
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from "jose";
import { authorizedMerchantId } from "@/server/auth/authorize";
import { env } from "@/server/config/env";
import { LIMITS } from "@/server/config/limits";
import type { AuthorizedMerchantId, Mode } from "@/server/core/actor";
import { addSeconds, wallNow } from "@/server/core/clock";
import { notFound } from "@/server/core/errors";
import { newId } from "@/server/core/ids";
import { formatSecret } from "@/server/core/secret-text";
import { time, timeOrNull } from "@/server/core/wire";
import { recordAudit } from "@/server/db/audit";
import type { Context, TransactionContext } from "@/server/db/context";
import type { Partner as PartnerRow } from "@/server/db/generated/client";
import { lock } from "@/server/db/locks";
import { seal, unseal } from "@/server/db/secret-box";
import { hashSecret } from "@/server/db/secret-hash";
import { reader, withTransaction } from "@/server/db/transaction";
import { oauthError } from "@/server/modules/partners/errors";
import type { AccessToken, ClientCredentials, Partner } from "@/server/modules/partners/schema";

export const ALGORITHM = "ES256";
/** RFC 9068: an access token cannot be taken for any other JWT of ours. */
export const TOKEN_TYPE = "at+jwt";
const KEY_PURPOSE = "token_signing_keys.private_key";

/** Who makes the tokens, and for whom: `iss` and `aud`. */
export function tokenParties(): { issuer: string; audience: string } {
  const issuer = env().DARIC_BASE_URL;
  return { issuer, audience: `${issuer}/api/v1` };
}

export function toPartner(row: PartnerRow, now: Date): Partner {
  const overlaps = row.previousSecretExpires !== null && row.previousSecretExpires > now;
  return {
    id: row.id,
    object: "partner",
    livemode: row.mode === "live",
    name: row.name,
    last_four: row.lastFour,
    scopes: row.scopes,
    status: row.status,
    previous_secret_expires_at: overlaps ? timeOrNull(row.previousSecretExpires) : null,
    last_used_at: timeOrNull(row.lastUsedAt),
    version: row.version,
    created_at: time(row.createdAt),
    updated_at: time(row.updatedAt),
  };
}

/** A new client secret and what is stored of it. */
export function newSecret(mode: Mode) {
  const secret = formatSecret("partner", mode, randomBytes(32));
  return { secret, columns: { secretHash: hashSecret(secret), lastFour: secret.slice(-4) } };
}

export async function loadPartner(
  ctx: TransactionContext,
  merchantId: AuthorizedMerchantId,
  id: string,
): Promise<PartnerRow> {
  const row = await ctx.tx.partner.findFirst({ where: { id, merchantId, mode: ctx.mode } });
  if (!row) throw notFound("partner", id);
  return row;
}

/** Ends every token that the partner has. */
export async function revokeGrants(ctx: TransactionContext, partnerId: string): Promise<void> {
  await ctx.tx.partnerGrant.updateMany({
    where: { partnerId, revokedAt: null },
    data: { revokedAt: wallNow(ctx.clock) },
  });
}

/** Writes that a grant of the partner has ended, as the partner's own act. */
export async function auditRevocation(
  ctx: TransactionContext,
  partner: PartnerRow,
  grantId: string,
  reason?: string,
): Promise<void> {
  const actor = { type: "partner", partnerId: partner.id, scopes: partner.scopes } as const;
  const merchantId = authorizedMerchantId(partner.merchantId);
  await recordAudit(
    { ...ctx, actor, merchantId, mode: partner.mode },
    { action: "partner_grant.revoke", targetType: "partner_grant", targetId: grantId, reason },
  );
}

/**
 * The active partner of these credentials, with `last_used_at` written. Its row is locked until the transaction ends, so that
 * a disabling or a roll at the same time comes wholly before or after what follows. Throws `invalid_client`, with one
 * message whatever was wrong.
 */
export async function authenticateClient(
  ctx: TransactionContext,
  { client_id: id, client_secret: secret }: ClientCredentials,
): Promise<PartnerRow> {
  const now = wallNow(ctx.clock);
  const secretHash = hashSecret(secret);
  const previous = { previousSecretHash: secretHash, previousSecretExpires: { gt: now } };
  const [partner] = await ctx.tx.partner.updateManyAndReturn({
    where: { id, status: "active", OR: [{ secretHash }, previous] },
    data: { lastUsedAt: now },
  });
  if (!partner)
    throw oauthError("invalid_client", "There is no such active client, or its secret is another");
  return partner;
}

interface SigningKey {
  readonly id: string;
  readonly privateKey: string;
}

/** The key that signs now; the first to find none makes it. */
async function currentSigningKey(ctx: Context): Promise<SigningKey> {
  const where = { signsUntil: { gt: wallNow(ctx.clock) } };
  const newest = { where, orderBy: { createdAt: "desc" } } as const;
  const known = await reader(ctx).tokenSigningKey.findFirst(newest);
  if (known) return known;
  return withTransaction(ctx, async (ctx) => {
    await lock(ctx.tx, "token-signing-key");
    return (await ctx.tx.tokenSigningKey.findFirst(newest)) ?? createSigningKey(ctx);
  });
}

async function createSigningKey(ctx: TransactionContext): Promise<SigningKey> {
  const pair = await generateKeyPair(ALGORITHM, { extractable: true });
  const { signingKeySeconds, accessTokenSeconds } = LIMITS.partner;
  const createdAt = wallNow(ctx.clock);
  const signsUntil = addSeconds(createdAt, signingKeySeconds);
  return ctx.tx.tokenSigningKey.create({
    data: {
      id: newId("tokenSigningKey", ctx.clock),
      privateKey: seal(JSON.stringify(await exportJWK(pair.privateKey)), KEY_PURPOSE),
      publicKey: await exportJWK(pair.publicKey),
      createdAt,
      signsUntil,
      expiresAt: addSeconds(signsUntil, accessTokenSeconds),
    },
  });
}

export interface GrantedToken {
  readonly grantId: string;
  readonly partnerId: string;
  readonly scopes: readonly string[];
}

/** A new pair of tokens for a grant, which lives as long as the refresh token. */
export async function issueTokens(
  ctx: TransactionContext,
  mode: Mode,
  granted: GrantedToken,
): Promise<AccessToken> {
  const { accessTokenSeconds, refreshTokenSeconds } = LIMITS.partner;
  const now = wallNow(ctx.clock);
  const refreshToken = formatSecret("refreshToken", mode, randomBytes(32));
  const expiresAt = addSeconds(now, refreshTokenSeconds);
  await ctx.tx.refreshToken.create({
    data: { tokenHash: hashSecret(refreshToken), grantId: granted.grantId, expiresAt },
  });
  await ctx.tx.partnerGrant.update({ where: { id: granted.grantId }, data: { expiresAt } });
  return {
    access_token: await signAccessToken(ctx, granted),
    token_type: "Bearer",
    expires_in: accessTokenSeconds,
    refresh_token: refreshToken,
    scope: granted.scopes.join(" "),
  };
}

async function signAccessToken(ctx: Context, { grantId, partnerId, scopes }: GrantedToken): Promise<string> {
  const { id: kid, privateKey } = await currentSigningKey(ctx);
  const { issuer, audience } = tokenParties();
  const key = await importJWK(JSON.parse(unseal(privateKey, KEY_PURPOSE)) as JWK, ALGORITHM);
  const now = wallNow(ctx.clock);
  return new SignJWT({ client_id: partnerId, sid: grantId, scope: scopes.join(" ") })
    .setProtectedHeader({ alg: ALGORITHM, typ: TOKEN_TYPE, kid })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(partnerId)
    .setJti(newId("request", ctx.clock))
    .setIssuedAt(now)
    .setExpirationTime(addSeconds(now, LIMITS.partner.accessTokenSeconds))
    .sign(key);
}
