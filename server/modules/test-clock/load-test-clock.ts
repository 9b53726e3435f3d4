import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { rememberAhead } from "@/server/modules/test-clock/internal";

/** Reads by how many seconds test mode's clock is ahead, and sets this process's clock by it. Public: it is no tenant's. */
export async function loadTestClock(ctx: Context): Promise<number> {
  const row = await reader(ctx).testClock.findUnique({ where: { id: 1 } });
  const seconds = row?.aheadSeconds ?? 0;
  rememberAhead(seconds);
  return seconds;
}
