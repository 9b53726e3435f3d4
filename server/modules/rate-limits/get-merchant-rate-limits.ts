import { authorizePlatform } from "@/server/auth/authorize";
import { notFound } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { effectiveQuotas, toQuotas, toRateLimits } from "@/server/modules/rate-limits/internal";
import {
  type MerchantRateLimitsInput,
  merchantRateLimitsSchema,
  type RateLimits,
} from "@/server/modules/rate-limits/schema";

/** The quotas that each key of a merchant has: what the operator set, and what holds. Throws `not_found`. */
export async function getMerchantRateLimits(
  ctx: Context,
  input: MerchantRateLimitsInput,
): Promise<RateLimits> {
  authorizePlatform(ctx, "platform:read");
  const { merchant_id: id } = parse(merchantRateLimitsSchema, input);
  const merchant = await reader(ctx).merchant.findUnique({ where: { id }, select: { id: true } });
  if (!merchant) throw notFound("merchant", id);
  const quotas = toQuotas(await reader(ctx).rateLimit.findUnique({ where: { subjectId: id } }));
  return toRateLimits(quotas, effectiveQuotas(quotas, toQuotas(null)));
}
