import { authorize, authorizeScopes, requireTrustForSecret } from "@/server/auth/authorize";
import { wallNow } from "@/server/core/clock";
import { assertVersion, DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { credentialCache } from "@/server/db/credential-cache";
import { withTransaction } from "@/server/db/transaction";
import { loadKey, newSigningSecret, parseExpiry, toApiKey } from "@/server/modules/api-keys/internal";
import { apiKeyStatus } from "@/server/modules/api-keys/rules";
import {
  type ChangedApiKey,
  type UpdateApiKeyInput,
  updateApiKeySchema,
} from "@/server/modules/api-keys/schema";

/**
 * Changes the named fields, audited, and holds everywhere within a second. Switching request signing on makes a signing
 * secret, which the answer alone carries; switching it off destroys it. Throws `forbidden`, also for a new scope
 * that the one who changes it does not hold, `confirmation_required` for more than the name of a live key, `not_found`,
 * `invalid_state` for a key that is revoked, `version_mismatch` for another version than the one named, `conflict` when it changed meanwhile.
 */
export async function updateApiKey(ctx: Context, input: UpdateApiKeyInput): Promise<ChangedApiKey> {
  const merchantId = authorize(ctx, "api_keys:write");
  const { id, version, ...change } = parse(updateApiKeySchema, input);
  // Any field but the name decides what a secret that may be stolen is good for.
  if (Object.keys(change).some((field) => field !== "name")) requireTrustForSecret(ctx);
  const now = wallNow(ctx.clock);
  const expiresAt = change.expires_at === undefined ? undefined : parseExpiry(change.expires_at, now);

  const changed = await withTransaction(ctx, async (ctx) => {
    const before = await loadKey(ctx, merchantId, id);
    if (apiKeyStatus(before, now) === "revoked")
      throw new DomainError("invalid_state", "This API key is revoked");
    assertVersion("API key", before.version, version);
    authorizeScopes(
      ctx,
      (change.scopes ?? []).filter((scope) => !before.scopes.includes(scope)),
    );
    const switched = change.request_signing ?? before.requestSigning;
    const { signing, sealed } = newSigningSecret(
      ctx.mode,
      switched !== "off" && before.requestSigning === "off",
    );
    const [after] = await ctx.tx.apiKey.updateManyAndReturn({
      where: { id, merchantId, version: before.version, revokedAt: null },
      data: {
        name: change.name,
        scopes: change.scopes,
        allowedAddresses: change.allowed_addresses,
        requestSigning: change.request_signing,
        ...(sealed === null ? {} : { signingSecret: sealed, previousSigningSecret: sealed }),
        ...(switched === "off" ? { signingSecret: null, previousSigningSecret: null } : {}),
        expiresAt,
        version: before.version + 1,
        updatedAt: now,
      },
    });
    if (!after) throw new DomainError("conflict", "The API key was changed at the same time");
    const apiKey = toApiKey(after, now);
    await recordAudit(ctx, {
      action: "api_key.update",
      targetType: "api_key",
      targetId: id,
      before: toApiKey(before, now),
      after: apiKey,
    });
    return { ...apiKey, signing_secret: signing };
  });
  credentialCache().clear();
  return changed;
}
