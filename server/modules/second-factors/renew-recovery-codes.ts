import { authorizePerson, requireConfirmation } from "@/server/auth/authorize";
import { DomainError } from "@/server/core/errors";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { replaceRecoveryCodes } from "@/server/modules/second-factors/internal";
import type { RecoveryCodes } from "@/server/modules/second-factors/schema";

/** Ten new recovery codes; those before are worthless. Throws `confirmation_required`, `invalid_state` when no second factor is on. */
export async function renewRecoveryCodes(ctx: Context): Promise<RecoveryCodes> {
  const userId = authorizePerson(ctx);
  requireConfirmation(ctx);
  return withTransaction(ctx, async (ctx) => {
    const on = await ctx.tx.secondFactor.count({ where: { userId, enabledAt: { not: null } } });
    if (on === 0) throw new DomainError("invalid_state", "No second factor is on");
    await recordAudit(ctx, { action: "user.renew_recovery_codes", targetType: "user", targetId: userId });
    return replaceRecoveryCodes(ctx, userId);
  });
}
