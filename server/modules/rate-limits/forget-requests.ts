import { counters } from "@/server/modules/rate-limits/internal";
import type { Limit } from "@/server/modules/rate-limits/rules";

/** Begins the window of a key anew, as if it had never asked. */
export async function forgetRequests(limit: Limit, key: string): Promise<void> {
  await counters().forget(limit, key);
}
