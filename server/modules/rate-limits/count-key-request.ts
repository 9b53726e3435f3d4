import { credentialOf } from "@/server/core/actor";
import type { Context } from "@/server/db/context";
import { quotasOfKey, tiers } from "@/server/modules/rate-limits/internal";
import { countRequests } from "@/server/modules/rate-limits/count-requests";
import type { KeyTier, Standing } from "@/server/modules/rate-limits/rules";

/**
 * Counts one request of the context's API key or partner in its tier, by the quota that holds for it. Nobody else is
 * counted. Throws `rate_limited`.
 */
export async function countKeyRequest(ctx: Context, tier: KeyTier | "test_helpers"): Promise<Standing[]> {
  const { actor, merchantId } = ctx;
  const key = credentialOf(actor);
  if (key === null || merchantId === null) return [];
  const usual = tiers()[tier];
  const quota = tier === "test_helpers" ? usual.quota : (await quotasOfKey(merchantId, key))[tier];
  return countRequests([{ limit: { ...usual, quota }, key }]);
}
