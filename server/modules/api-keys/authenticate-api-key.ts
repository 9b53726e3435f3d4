import { hash } from "node:crypto";
import { DomainError } from "@/server/core/errors";
import type { Context } from "@/server/db/context";
import { db } from "@/server/db/client";
import type { ApiKey as ApiKeyRow } from "@/server/db/generated/client";
import { hashSecret, rememberedKeys } from "@/server/modules/api-keys/internal";
import { apiKeyStatus, modeOfSecret } from "@/server/modules/api-keys/rules";
import { logger } from "@/server/observability/logger";

const REMEMBERED_MILLISECONDS = 1_000;
const REMEMBERED_MAXIMUM = 10_000;
const LAST_USED_PRECISION_MILLISECONDS = 60_000;

export interface AuthenticatedApiKey {
  readonly id: string;
  readonly merchantId: string;
  readonly mode: "test" | "live";
  readonly scopes: readonly string[];
}

/**
 * The active key of this secret, or `unauthenticated` with one message for unknown, malformed and foreign ones. Whatever
 * a secret looks like, it is hashed and looked up by its hash alone, so the time of a refusal tells nothing about it.
 * Writes `last_used_at` beside the request, at most once a minute.
 */
export async function authenticateApiKey(
  ctx: Context,
  input: { secret: string },
): Promise<AuthenticatedApiKey> {
  const now = ctx.clock.now();
  const row = await findKey(input.secret, now);
  if (!row || modeOfSecret(input.secret) !== row.mode)
    throw new DomainError("unauthenticated", "No such API key");
  const status = apiKeyStatus(row, now);
  if (status !== "active") throw new DomainError("unauthenticated", `This API key is ${status}`);
  recordUse(row, now);
  return row;
}

async function findKey(secret: string, now: Date): Promise<ApiKeyRow | null> {
  const remembered = rememberedKeys();
  // In memory a plain hash will do: 256 random bits cannot be guessed from it, and it costs a tenth of the keyed one.
  const digest = hash("sha256", secret);
  const known = remembered.get(digest);
  if (known && known.until > now.getTime()) return known.row;
  const row = await db().apiKey.findUnique({ where: { secretHash: hashSecret(secret) } });
  // Unknown secrets are not remembered: a guesser must not fill the memory, nor delay a new key.
  if (row) {
    if (remembered.size >= REMEMBERED_MAXIMUM) remembered.clear();
    remembered.set(digest, { row, until: now.getTime() + REMEMBERED_MILLISECONDS });
  }
  return row;
}

function recordUse(row: ApiKeyRow, now: Date): void {
  if (row.lastUsedAt && now.getTime() - row.lastUsedAt.getTime() < LAST_USED_PRECISION_MILLISECONDS) return;
  row.lastUsedAt = now;
  db()
    .apiKey.updateMany({ where: { id: row.id }, data: { lastUsedAt: now } })
    .catch((error: unknown) =>
      logger.warn({ err: error, apiKeyId: row.id }, "last use of an API key was not recorded"),
    );
}
