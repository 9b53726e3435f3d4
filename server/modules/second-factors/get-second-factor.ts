import { authorizePerson } from "@/server/auth/authorize";
import { timeOrNull } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import type { SecondFactor } from "@/server/modules/second-factors/schema";

/** Whether the caller's sign-in asks for a code, and how many recovery codes are left. */
export async function getSecondFactor(ctx: Context): Promise<SecondFactor> {
  const userId = authorizePerson(ctx);
  const row = await reader(ctx).secondFactor.findUnique({ where: { userId } });
  const left = await reader(ctx).recoveryCode.count({ where: { userId, usedAt: null } });
  return {
    object: "second_factor",
    enabled_at: timeOrNull(row?.enabledAt ?? null),
    recovery_codes_left: left,
  };
}
