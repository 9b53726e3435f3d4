import { authorizeSystem } from "@/server/auth/authorize";
import { wallNow } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context, TransactionContext } from "@/server/db/context";
import type { SecondFactor as SecondFactorRow } from "@/server/db/generated/client";
import { unseal } from "@/server/db/secret-box";
import { withTransaction } from "@/server/db/transaction";
import { hashRecoveryCode, SECRET_PURPOSE } from "@/server/modules/second-factors/internal";
import { stepOfCode } from "@/server/modules/second-factors/rules";
import {
  type RequireSecondFactorInput,
  requireSecondFactorSchema,
} from "@/server/modules/second-factors/schema";

/**
 * Lets a person pass who has no second factor, or whose code is the app's of now or a recovery code, and uses the code up.
 * Throws `unauthenticated` with `reason` `second_factor_required` without a code, `wrong_code` for any other.
 */
export async function requireSecondFactor(ctx: Context, input: RequireSecondFactorInput): Promise<void> {
  authorizeSystem(ctx);
  const { user_id: userId, code } = parse(requireSecondFactorSchema, input);
  await withTransaction(ctx, async (ctx) => {
    const row = await ctx.tx.secondFactor.findUnique({ where: { userId, enabledAt: { not: null } } });
    if (!row) return;
    if (code === undefined || code === "")
      throw new DomainError("unauthenticated", "Enter the code of your authenticator app", {
        reason: "second_factor_required",
      });
    if ((await usesStep(ctx, row, code)) || (await usesRecoveryCode(ctx, userId, code))) return;
    throw new DomainError("unauthenticated", "This code is wrong or was used already", {
      reason: "wrong_code",
    });
  });
}

/** A step is used once, and none before it afterwards. */
async function usesStep(ctx: TransactionContext, row: SecondFactorRow, code: string): Promise<boolean> {
  const step = stepOfCode(unseal(row.secret, SECRET_PURPOSE), code, wallNow(ctx.clock));
  if (step === null) return false;
  const { count } = await ctx.tx.secondFactor.updateMany({
    where: { userId: row.userId, secret: row.secret, lastStep: { lt: step } },
    data: { lastStep: step },
  });
  return count === 1;
}

async function usesRecoveryCode(ctx: TransactionContext, userId: string, code: string): Promise<boolean> {
  const { count } = await ctx.tx.recoveryCode.updateMany({
    where: { codeHash: hashRecoveryCode(userId, code), userId, usedAt: null },
    data: { usedAt: wallNow(ctx.clock) },
  });
  if (count === 1)
    await recordAudit(ctx, { action: "user.use_recovery_code", targetType: "user", targetId: userId });
  return count === 1;
}
