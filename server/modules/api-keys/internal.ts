import { createHmac } from "node:crypto";
import { env } from "@/server/config/env";
import { time, timeOrNull } from "@/server/core/wire";
import type { ApiKey as ApiKeyRow } from "@/server/db/generated/client";
import { apiKeyStatus } from "@/server/modules/api-keys/rules";
import type { ApiKey } from "@/server/modules/api-keys/schema";

/** What is stored and looked up in place of the secret: hex of HMAC-SHA256 under the server's pepper. */
export function hashSecret(secret: string): string {
  return createHmac("sha256", Buffer.from(env().DARIC_PEPPER, "base64")).update(secret).digest("hex");
}

export function toApiKey(row: ApiKeyRow, now: Date): ApiKey {
  return {
    id: row.id,
    object: "api_key",
    livemode: row.mode === "live",
    name: row.name,
    last_four: row.lastFour,
    scopes: row.scopes,
    status: apiKeyStatus(row, now),
    expires_at: timeOrNull(row.expiresAt),
    revoked_at: timeOrNull(row.revokedAt),
    last_used_at: timeOrNull(row.lastUsedAt),
    created_at: time(row.createdAt),
  };
}

interface RememberedKey {
  readonly row: ApiKeyRow;
  readonly until: number;
}

const KEY = Symbol.for("daric.remembered-api-keys");
const slots = globalThis as unknown as Record<symbol, Map<string, RememberedKey> | undefined>;

/**
 * Keys looked up within the last second, by the SHA-256 of their secret, so that a busy client costs one query per second and not one per
 * request. A revocation empties it in its own process; other processes follow within that second.
 */
export function rememberedKeys(): Map<string, RememberedKey> {
  return (slots[KEY] ??= new Map<string, RememberedKey>());
}
