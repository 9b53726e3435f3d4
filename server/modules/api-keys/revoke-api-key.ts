import { authorize } from "@/server/auth/authorize";
import { wallNow } from "@/server/core/clock";
import { notFound } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { credentialCache } from "@/server/db/credential-cache";
import { withTransaction } from "@/server/db/transaction";
import { toApiKey } from "@/server/modules/api-keys/internal";
import { type ApiKey, type RevokeApiKeyInput, revokeApiKeySchema } from "@/server/modules/api-keys/schema";

/** Ends a key for good, with an audit entry; revoking it again changes nothing. `not_found` for an id that is not the merchant's. */
export async function revokeApiKey(ctx: Context, input: RevokeApiKeyInput): Promise<ApiKey> {
  const merchantId = authorize(ctx, "api_keys:write");
  const { id } = parse(revokeApiKeySchema, input);
  const apiKey = await withTransaction(ctx, async (ctx) => {
    const now = wallNow(ctx.clock);
    const where = { id, merchantId, mode: ctx.mode };
    const { count } = await ctx.tx.apiKey.updateMany({
      where: { ...where, revokedAt: null },
      data: { revokedAt: now, version: { increment: 1 }, updatedAt: now },
    });
    const row = await ctx.tx.apiKey.findFirst({ where });
    if (!row) throw notFound("API key", id);
    const after = toApiKey(row, now);
    if (count > 0)
      await recordAudit(ctx, { action: "api_key.revoke", targetType: "api_key", targetId: id, after });
    return after;
  });
  credentialCache().clear();
  return apiKey;
}
