import { authorizePlatform } from "@/server/auth/authorize";
import { notFound } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import {
  effectiveQuotas,
  rememberedQuotas,
  toQuotas,
  toRateLimits,
  writeQuotas,
} from "@/server/modules/rate-limits/internal";
import {
  type RateLimits,
  type UpdateMerchantRateLimitsInput,
  updateMerchantRateLimitsSchema,
} from "@/server/modules/rate-limits/schema";

/**
 * Sets, for the operator, the quotas that each key of a merchant has, with an audit entry; null brings the installation's
 * usual quota back. Other servers follow within ten seconds. Throws `not_found`, `validation_failed`.
 */
export async function updateMerchantRateLimits(
  ctx: Context,
  input: UpdateMerchantRateLimitsInput,
): Promise<RateLimits> {
  authorizePlatform(ctx, "platform:operate");
  const { merchant_id: id, ...wanted } = parse(updateMerchantRateLimitsSchema, input);
  const quotas = {
    invoices: wanted.invoices_per_hour,
    reads: wanted.reads_per_hour,
    writes: wanted.writes_per_hour,
  };
  await withTransaction(ctx, async (ctx) => {
    const merchant = await ctx.tx.merchant.findUnique({ where: { id }, select: { id: true } });
    if (!merchant) throw notFound("merchant", id);
    await writeQuotas(ctx, { subjectId: id, merchantId: id, subjectType: "merchant" }, quotas);
  });
  rememberedQuotas().clear();
  return toRateLimits(quotas, effectiveQuotas(quotas, toQuotas(null)));
}
