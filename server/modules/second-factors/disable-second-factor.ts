import { authorizePerson, requireConfirmation } from "@/server/auth/authorize";
import { DomainError } from "@/server/core/errors";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";

/** Switches the caller's second factor off; its secret and its recovery codes are gone. Throws `confirmation_required`, `invalid_state` when none is on. */
export async function disableSecondFactor(ctx: Context): Promise<void> {
  const userId = authorizePerson(ctx);
  requireConfirmation(ctx);
  await withTransaction(ctx, async (ctx) => {
    const { count } = await ctx.tx.secondFactor.deleteMany({ where: { userId, enabledAt: { not: null } } });
    if (count === 0) throw new DomainError("invalid_state", "No second factor is on");
    await ctx.tx.recoveryCode.deleteMany({ where: { userId } });
    await recordAudit(ctx, { action: "user.disable_second_factor", targetType: "user", targetId: userId });
  });
}
