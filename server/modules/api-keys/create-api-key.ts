import { randomBytes } from "node:crypto";
import { authorize } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { instant } from "@/server/core/clock";
import { DomainError, invalidField } from "@/server/core/errors";
import { newId } from "@/server/core/ids";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { lock } from "@/server/db/locks";
import { withTransaction } from "@/server/db/transaction";
import { hashSecret, toApiKey } from "@/server/modules/api-keys/internal";
import { formatSecret } from "@/server/modules/api-keys/rules";
import { type CreateApiKeyInput, createApiKeySchema, type NewApiKey } from "@/server/modules/api-keys/schema";

/** Makes a key for the context's merchant and mode, with an audit entry. The answer alone carries its secret. `conflict` at the limit of active keys. */
export async function createApiKey(ctx: Context, input: CreateApiKeyInput): Promise<NewApiKey> {
  const merchantId = authorize(ctx, "api_keys:write");
  const { name, scopes, expires_at } = parse(createApiKeySchema, input);
  const now = ctx.clock.now();
  const expiresAt = expires_at === undefined ? null : instant(expires_at);
  if (expiresAt !== null && expiresAt <= now) throw invalidField("expires_at", "Must be in the future");
  const secret = formatSecret(ctx.mode, randomBytes(32));

  return withTransaction(ctx, async (ctx) => {
    await lock(ctx.tx, `api-keys:${merchantId}:${ctx.mode}`);
    const active = await ctx.tx.apiKey.count({ where: { merchantId, mode: ctx.mode, revokedAt: null } });
    if (active >= LIMITS.apiKey.perMerchant) {
      throw new DomainError(
        "conflict",
        `A merchant has at most ${LIMITS.apiKey.perMerchant} keys: revoke one first`,
      );
    }
    const row = await ctx.tx.apiKey.create({
      data: {
        id: newId("apiKey", ctx.clock),
        merchantId,
        mode: ctx.mode,
        name,
        secretHash: hashSecret(secret),
        lastFour: secret.slice(-4),
        scopes,
        expiresAt,
        createdAt: now,
      },
    });
    const apiKey = toApiKey(row, now);
    await recordAudit(ctx, {
      action: "api_key.create",
      targetType: "api_key",
      targetId: row.id,
      after: apiKey,
    });
    return { ...apiKey, secret };
  });
}
