import { authorize, authorizeScopes, requireTrustForSecret } from "@/server/auth/authorize";
import { addSeconds, wallNow } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { credentialCache } from "@/server/db/credential-cache";
import { withTransaction } from "@/server/db/transaction";
import { loadKey, newSecret, newSigningSecret, toApiKey } from "@/server/modules/api-keys/internal";
import { apiKeyStatus } from "@/server/modules/api-keys/rules";
import { type NewApiKey, type RollApiKeyInput, rollApiKeySchema } from "@/server/modules/api-keys/schema";

/**
 * Gives an active key new secrets, audited; the ones before work beside them for `overlap_seconds`, and those of an earlier
 * roll end at once. The answer alone carries the new ones. Throws `forbidden`, also for a key that may do
 * what the one who rolls it may not, `confirmation_required` for a live key, `not_found`, `invalid_state` for a key that
 * is not active, `conflict` when it changed meanwhile.
 */
export async function rollApiKey(ctx: Context, input: RollApiKeyInput): Promise<NewApiKey> {
  const merchantId = authorize(ctx, "api_keys:write");
  requireTrustForSecret(ctx);
  const { id, overlap_seconds: overlapSeconds } = parse(rollApiKeySchema, input);
  const { secret, columns } = newSecret(ctx.mode);

  const rolled = await withTransaction(ctx, async (ctx) => {
    const now = wallNow(ctx.clock);
    const before = await loadKey(ctx, merchantId, id);
    authorizeScopes(ctx, before.scopes);
    const status = apiKeyStatus(before, now);
    if (status !== "active") throw new DomainError("invalid_state", `This API key is ${status}`);
    const { signing, sealed } = newSigningSecret(ctx.mode, before.requestSigning !== "off");
    const overlaps = overlapSeconds > 0;
    const [after] = await ctx.tx.apiKey.updateManyAndReturn({
      where: { id, merchantId, version: before.version, revokedAt: null },
      data: {
        ...columns,
        signingSecret: sealed,
        previousSecretHash: overlaps ? before.secretHash : null,
        previousSigningSecret: overlaps ? before.signingSecret : null,
        previousSecretExpires: overlaps ? addSeconds(now, overlapSeconds) : null,
        version: before.version + 1,
        updatedAt: now,
      },
    });
    if (!after) throw new DomainError("conflict", "The API key was changed at the same time");
    const apiKey = toApiKey(after, now);
    await recordAudit(ctx, {
      action: "api_key.roll",
      targetType: "api_key",
      targetId: id,
      before: toApiKey(before, now),
      after: apiKey,
    });
    return { ...apiKey, secret, signing_secret: signing };
  });
  credentialCache().clear();
  return rolled;
}
