import { hash } from "node:crypto";
import { decodeProtectedHeader, errors, importJWK, type JWK, type JWTPayload, jwtVerify } from "jose";
import type { Mode } from "@/server/core/actor";
import { addSeconds } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import { isId } from "@/server/core/ids";
import type { Context } from "@/server/db/context";
import { db } from "@/server/db/client";
import { credentialCache } from "@/server/db/credential-cache";
import { ALGORITHM, TOKEN_TYPE, tokenParties } from "@/server/modules/partners/internal";
import { logger } from "@/server/observability/logger";

const LAST_USED_PRECISION_SECONDS = 60;

export interface AuthenticatedPartner {
  readonly id: string;
  readonly merchantId: string;
  readonly mode: Mode;
  readonly scopes: readonly string[];
}

/**
 * The partner whose access token this is, or `unauthenticated`. The token must be ours, for this API, in its time and signed with ES256
 * by a key that we have; its grant must not be revoked and its partner be active. It may do what the token and the partner
 * both allow. Neither costs a query once the grant is known, and a revocation holds within a second.
 */
export async function authenticatePartnerToken(
  ctx: Context,
  input: { token: string },
): Promise<AuthenticatedPartner> {
  const now = ctx.clock.now();
  // A signature costs more than a whole call with an API key: it is checked once.
  const claims = await credentialCache().get(`access-token ${hash("sha256", input.token)}`, () =>
    verify(input.token, now),
  );
  if (!claims || Number(claims.exp) * 1000 <= now.getTime())
    throw new DomainError("unauthenticated", "This access token has expired");
  const grantId = String(claims.sid);
  const grant = await credentialCache().get(`partner-grant ${grantId}`, () =>
    db().partnerGrant.findUnique({ where: { id: grantId }, include: { partner: true } }),
  );
  const partner = grant?.partner;
  if (!grant || grant.revokedAt !== null || partner?.status !== "active" || partner.id !== claims.sub)
    throw new DomainError("unauthenticated", "This access token is revoked");
  recordUse(partner, now);
  const scopes = String(claims.scope)
    .split(" ")
    .filter((scope) => partner.scopes.includes(scope));
  return { id: partner.id, merchantId: partner.merchantId, mode: partner.mode, scopes };
}

async function verify(token: string, now: Date): Promise<JWTPayload> {
  try {
    const key = await findKey(decodeProtectedHeader(token).kid);
    const { payload } = await jwtVerify(token, key, {
      ...tokenParties(),
      algorithms: [ALGORITHM],
      typ: TOKEN_TYPE,
      requiredClaims: ["sub", "sid", "scope", "exp", "iat"],
      currentDate: now,
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired)
      throw new DomainError("unauthenticated", "This access token has expired", {}, error);
    if (error instanceof errors.JOSEError || error instanceof TypeError)
      throw new DomainError("unauthenticated", "This is no valid access token", {}, error);
    throw error;
  }
}

async function findKey(kid: string | undefined): Promise<CryptoKey> {
  const known =
    kid !== undefined && isId("tokenSigningKey", kid)
      ? await credentialCache().get(`token-key ${kid}`, () => importKey(kid))
      : null;
  if (!known) throw new errors.JWKSNoMatchingKey();
  return known;
}

async function importKey(kid: string): Promise<CryptoKey | null> {
  const row = await db().tokenSigningKey.findUnique({ where: { id: kid } });
  // A JWK of an elliptic curve becomes a CryptoKey; bytes come of symmetric ones alone.
  return row && ((await importJWK(row.publicKey as JWK, ALGORITHM)) as CryptoKey);
}

function recordUse(partner: { id: string; lastUsedAt: Date | null }, now: Date): void {
  const minuteAgo = addSeconds(now, -LAST_USED_PRECISION_SECONDS);
  if (partner.lastUsedAt && partner.lastUsedAt > minuteAgo) return;
  partner.lastUsedAt = now;
  db()
    .partner.updateMany({
      where: { id: partner.id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: minuteAgo } }] },
      data: { lastUsedAt: now },
    })
    .catch((error: unknown) =>
      logger.warn({ err: error, partnerId: partner.id }, "last use of a partner was not recorded"),
    );
}
