import { authorizePlatform } from "@/server/auth/authorize";
import { notFound } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { toUser } from "@/server/modules/users/internal";
import {
  type GrantPlatformRoleInput,
  grantPlatformRoleSchema,
  type User,
} from "@/server/modules/users/schema";

/**
 * Gives a person another role on the platform; it holds from their next request on. Audited with its reason. Throws
 * `forbidden` for anybody but an operator or a job, `not_found`, `validation_failed`.
 */
export async function grantPlatformRole(ctx: Context, input: GrantPlatformRoleInput): Promise<User> {
  authorizePlatform(ctx, "platform:operate");
  const { user_id: id, platform_role: platformRole, reason } = parse(grantPlatformRoleSchema, input);
  return withTransaction(ctx, async (ctx) => {
    const before = await ctx.tx.user.findUnique({ where: { id } });
    if (!before) throw notFound("user", id);
    const row = await ctx.tx.user.update({ where: { id }, data: { platformRole } });
    await recordAudit(ctx, {
      action: "user.grant_platform_role",
      targetType: "user",
      targetId: id,
      reason,
      before: { platform_role: before.platformRole },
      after: { platform_role: platformRole },
    });
    return toUser(row);
  });
}
