import { authorizePerson, requireConfirmation } from "@/server/auth/authorize";
import { wallNow } from "@/server/core/clock";
import { DomainError, invalidField } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { unseal } from "@/server/db/secret-box";
import { withTransaction } from "@/server/db/transaction";
import { replaceRecoveryCodes, SECRET_PURPOSE } from "@/server/modules/second-factors/internal";
import { stepOfCode } from "@/server/modules/second-factors/rules";
import {
  type EnableSecondFactorInput,
  enableSecondFactorSchema,
  type RecoveryCodes,
} from "@/server/modules/second-factors/schema";
import { endOtherSessions } from "@/server/modules/sessions/end-other-sessions";
import { rotateSession } from "@/server/modules/sessions/rotate-session";

/**
 * Switches the begun second factor on by a code of it, signs other browsers out, and answers the recovery codes, which are
 * never shown again, with the id of the session under which this browser goes on. Throws `validation_failed` for a wrong
 * code, `invalid_state` when none was begun or one is on, `confirmation_required`.
 */
export async function enableSecondFactor(
  ctx: Context,
  input: EnableSecondFactorInput,
): Promise<RecoveryCodes & { session: string }> {
  const userId = authorizePerson(ctx);
  requireConfirmation(ctx);
  const { code } = parse(enableSecondFactorSchema, input);
  return withTransaction(ctx, async (ctx) => {
    const now = wallNow(ctx.clock);
    const row = await ctx.tx.secondFactor.findUnique({ where: { userId, enabledAt: null } });
    if (!row) throw new DomainError("invalid_state", "Begin with a new secret");
    const step = stepOfCode(unseal(row.secret, SECRET_PURPOSE), code, now);
    if (step === null) throw invalidField("code", "Is not the code of now");
    const { count } = await ctx.tx.secondFactor.updateMany({
      where: { userId, enabledAt: null, secret: row.secret },
      data: { enabledAt: now, lastStep: step },
    });
    if (count === 0) throw new DomainError("invalid_state", "Begin with a new secret");
    const codes = await replaceRecoveryCodes(ctx, userId);
    await endOtherSessions(ctx);
    const session = await rotateSession(ctx);
    await recordAudit(ctx, { action: "user.enable_second_factor", targetType: "user", targetId: userId });
    return { ...codes, session: session.id };
  });
}
