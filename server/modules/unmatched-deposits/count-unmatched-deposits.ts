import { authorize } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { isOpen } from "@/server/modules/unmatched-deposits/internal";

/** How many unmatched deposits wait for a decision. Throws `forbidden`. */
export async function countUnmatchedDeposits(ctx: Context): Promise<{ open: number }> {
  const merchantId = authorize(ctx, "deposits:read");
  return { open: await reader(ctx).payment.count({ where: { merchantId, mode: ctx.mode, ...isOpen } }) };
}
