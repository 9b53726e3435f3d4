import { authorize } from "@/server/auth/authorize";
import { notFound } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { effectiveQuotas, readQuotas, toRateLimits } from "@/server/modules/rate-limits/internal";
import {
  type KeyRateLimitsInput,
  keyRateLimitsSchema,
  type RateLimits,
} from "@/server/modules/rate-limits/schema";

/** The quotas of one of the merchant's keys: what is set for it, and what holds. Throws `not_found`. */
export async function getKeyRateLimits(ctx: Context, input: KeyRateLimitsInput): Promise<RateLimits> {
  const merchantId = authorize(ctx, "api_keys:read");
  const { api_key_id: apiKeyId } = parse(keyRateLimitsSchema, input);
  const own = await reader(ctx).apiKey.findFirst({
    where: { id: apiKeyId, merchantId, mode: ctx.mode },
    select: { id: true },
  });
  if (!own) throw notFound("API key", apiKeyId);
  const { merchant, key } = await readQuotas(reader(ctx), { merchantId, apiKeyId });
  return toRateLimits(key, effectiveQuotas(merchant, key));
}
