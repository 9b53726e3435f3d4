import type { Context } from "@/server/db/context";
import { quotasOfKey, tiers } from "@/server/modules/rate-limits/internal";
import { countRequests } from "@/server/modules/rate-limits/count-requests";
import type { KeyTier, Standing } from "@/server/modules/rate-limits/rules";

/**
 * Counts one request of the context's API key in its tier, by the quota that holds for this key. Anybody but a key is not
 * counted. Throws `rate_limited`.
 */
export async function countKeyRequest(ctx: Context, tier: KeyTier | "test_helpers"): Promise<Standing[]> {
  const { actor, merchantId } = ctx;
  if (actor.type !== "api_key" || merchantId === null) return [];
  const usual = tiers()[tier];
  const quota = tier === "test_helpers" ? usual.quota : (await quotasOfKey(merchantId, actor.apiKeyId))[tier];
  return countRequests([{ limit: { ...usual, quota }, key: actor.apiKeyId }]);
}
