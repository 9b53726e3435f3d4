import { authorize } from "@/server/auth/authorize";
import { notFound } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import {
  effectiveQuotas,
  readQuotas,
  rememberedQuotas,
  toRateLimits,
  writeQuotas,
} from "@/server/modules/rate-limits/internal";
import {
  type RateLimits,
  type UpdateKeyRateLimitsInput,
  updateKeyRateLimitsSchema,
} from "@/server/modules/rate-limits/schema";

/**
 * Sets the quotas of one of the merchant's keys, with an audit entry; null takes a quota back. What the merchant has is the
 * most that holds. Other servers follow within ten seconds. Throws `not_found`, `validation_failed`.
 */
export async function updateKeyRateLimits(
  ctx: Context,
  input: UpdateKeyRateLimitsInput,
): Promise<RateLimits> {
  const merchantId = authorize(ctx, "api_keys:write");
  const { api_key_id: apiKeyId, ...wanted } = parse(updateKeyRateLimitsSchema, input);
  const key = {
    invoices: wanted.invoices_per_hour,
    reads: wanted.reads_per_hour,
    writes: wanted.writes_per_hour,
  };
  const limits = await withTransaction(ctx, async (ctx) => {
    const own = await ctx.tx.apiKey.findFirst({
      where: { id: apiKeyId, merchantId, mode: ctx.mode },
      select: { id: true },
    });
    if (!own) throw notFound("API key", apiKeyId);
    await writeQuotas(ctx, { subjectId: apiKeyId, merchantId, subjectType: "api_key" }, key);
    const { merchant } = await readQuotas(ctx.tx, { merchantId, apiKeyId });
    return toRateLimits(key, effectiveQuotas(merchant, key));
  });
  rememberedQuotas().clear();
  return limits;
}
