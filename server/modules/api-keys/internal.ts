import { randomBytes } from "node:crypto";
import type { AuthorizedMerchantId, Mode } from "@/server/core/actor";
import { invalidField, notFound } from "@/server/core/errors";
import { formatSecret } from "@/server/core/secret-text";
import { instant } from "@/server/core/clock";
import { time, timeOrNull } from "@/server/core/wire";
import type { TransactionContext } from "@/server/db/context";
import type { ApiKey as ApiKeyRow } from "@/server/db/generated/client";
import { seal } from "@/server/db/secret-box";
import { hashSecret } from "@/server/db/secret-hash";
import { apiKeyStatus } from "@/server/modules/api-keys/rules";
import type { ApiKey } from "@/server/modules/api-keys/schema";

export const SIGNING_PURPOSE = "api_keys.signing_secret";

export function toApiKey(row: ApiKeyRow, now: Date): ApiKey {
  const overlaps = row.previousSecretExpires !== null && row.previousSecretExpires > now;
  return {
    id: row.id,
    object: "api_key",
    livemode: row.mode === "live",
    name: row.name,
    last_four: row.lastFour,
    scopes: row.scopes,
    allowed_addresses: row.allowedAddresses,
    request_signing: row.requestSigning,
    status: apiKeyStatus(row, now),
    expires_at: timeOrNull(row.expiresAt),
    previous_secret_expires_at: overlaps ? timeOrNull(row.previousSecretExpires) : null,
    revoked_at: timeOrNull(row.revokedAt),
    last_used_at: timeOrNull(row.lastUsedAt),
    version: row.version,
    created_at: time(row.createdAt),
    updated_at: time(row.updatedAt),
  };
}

/** A new secret and what is stored of it. */
export function newSecret(mode: Mode) {
  const secret = formatSecret("apiKey", mode, randomBytes(32));
  return { secret, columns: { secretHash: hashSecret(secret), lastFour: secret.slice(-4) } };
}

/** A new signing secret and what is stored of it; nothing where requests are not signed. */
export function newSigningSecret(mode: Mode, isSigning: boolean) {
  if (!isSigning) return { signing: null, sealed: null };
  const signing = formatSecret("requestSigning", mode, randomBytes(32));
  return { signing, sealed: seal(signing, SIGNING_PURPOSE) };
}

export function parseExpiry(text: string | null, now: Date): Date | null {
  if (text === null) return null;
  const at = instant(text);
  if (at <= now) throw invalidField("expires_at", "Must be in the future");
  return at;
}

export async function loadKey(
  ctx: TransactionContext,
  merchantId: AuthorizedMerchantId,
  id: string,
): Promise<ApiKeyRow> {
  const row = await ctx.tx.apiKey.findFirst({ where: { id, merchantId, mode: ctx.mode } });
  if (!row) throw notFound("API key", id);
  return row;
}
