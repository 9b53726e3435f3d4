import { randomBytes } from "node:crypto";
import { wallNow } from "@/server/core/clock";
import type { TransactionContext } from "@/server/db/context";
import { hashSecret } from "@/server/db/secret-hash";
import { formatRecoveryCode, RECOVERY_CODE_BYTES } from "@/server/modules/second-factors/rules";
import type { RecoveryCodes } from "@/server/modules/second-factors/schema";

export const SECRET_PURPOSE = "second_factors.secret";
const CODES = 10;

/** What a recovery code is kept as: dashes and capitals are for people. */
export function hashRecoveryCode(userId: string, code: string): string {
  return hashSecret(`${userId} ${code.replaceAll("-", "")}`);
}

/** Ten new recovery codes in place of those before. */
export async function replaceRecoveryCodes(ctx: TransactionContext, userId: string): Promise<RecoveryCodes> {
  const codes = Array.from({ length: CODES }, () => formatRecoveryCode(randomBytes(RECOVERY_CODE_BYTES)));
  const createdAt = wallNow(ctx.clock);
  await ctx.tx.recoveryCode.deleteMany({ where: { userId } });
  await ctx.tx.recoveryCode.createMany({
    data: codes.map((code) => ({ codeHash: hashRecoveryCode(userId, code), userId, createdAt })),
  });
  return { object: "recovery_codes", codes };
}
