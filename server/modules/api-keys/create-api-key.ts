import { authorize, authorizeScopes, requireTrustForSecret } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { wallNow } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import { newId } from "@/server/core/ids";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { lock } from "@/server/db/locks";
import { withTransaction } from "@/server/db/transaction";
import { newSecret, newSigningSecret, parseExpiry, toApiKey } from "@/server/modules/api-keys/internal";
import { type CreateApiKeyInput, createApiKeySchema, type NewApiKey } from "@/server/modules/api-keys/schema";

/** Makes a key for the context's merchant and mode, with an audit entry. Emits `api_key.created`. The answer alone carries its secrets. Throws `forbidden`, also for a scope that the maker does not hold and for a live key without a proven e-mail address, `confirmation_required` for a live key, and `conflict` at the limit of active keys. */
export async function createApiKey(ctx: Context, input: CreateApiKeyInput): Promise<NewApiKey> {
  const merchantId = authorize(ctx, "api_keys:write");
  requireTrustForSecret(ctx);
  const { name, scopes, allowed_addresses, request_signing, expires_at } = parse(createApiKeySchema, input);
  authorizeScopes(ctx, scopes);
  const now = wallNow(ctx.clock);
  const expiresAt = parseExpiry(expires_at, now);
  const { secret, columns } = newSecret(ctx.mode);
  const { signing, sealed } = newSigningSecret(ctx.mode, request_signing !== "off");

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
        ...columns,
        scopes,
        allowedAddresses: allowed_addresses,
        requestSigning: request_signing,
        signingSecret: sealed,
        expiresAt,
        createdAt: now,
        updatedAt: now,
      },
    });
    const apiKey = toApiKey(row, now);
    await recordAudit(ctx, {
      action: "api_key.create",
      targetType: "api_key",
      targetId: row.id,
      after: apiKey,
    });
    await appendEvents(ctx, [
      {
        type: "api_key.created",
        aggregateType: "api_key",
        aggregateId: row.id,
        version: row.version,
        merchantId,
        mode: ctx.mode,
        data: apiKey,
      },
    ]);
    return { ...apiKey, secret, signing_secret: signing };
  });
}
