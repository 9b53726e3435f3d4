import { countRequests } from "@/server/modules/rate-limits/count-requests";
import { tiers } from "@/server/modules/rate-limits/internal";

/** Counts one API request of anybody in this process. Throws `rate_limited` beyond what all together may ask in a second. */
export async function countAnyRequest(): Promise<void> {
  await countRequests([{ limit: tiers().global, key: "all" }]);
}
