import { countRequests } from "@/server/modules/rate-limits/count-requests";
import { tiers } from "@/server/modules/rate-limits/internal";
import { addressKey, type Standing } from "@/server/modules/rate-limits/rules";

interface PublicRequest {
  /** Undefined where the request did not come over a socket: it is not counted. */
  readonly clientAddress: string | undefined;
  readonly tier: "address" | "tokens";
  /** The invoice or payment link whose page asks. */
  readonly pageId?: string | undefined;
}

/**
 * Counts one request without a key by its client's address, and within that by page, so that one checkout cannot use up
 * what others at the same address need. Throws `rate_limited`.
 */
export async function countPublicRequest({
  clientAddress,
  tier,
  pageId,
}: PublicRequest): Promise<Standing[]> {
  if (clientAddress === undefined) return [];
  const address = addressKey(clientAddress);
  const { checkout } = tiers();
  return countRequests([
    ...(pageId === undefined ? [] : [{ limit: checkout, key: `${address} ${pageId}` }]),
    { limit: tiers()[tier], key: address },
  ]);
}
