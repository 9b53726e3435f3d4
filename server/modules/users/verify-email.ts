import { authorizeSystem } from "@/server/auth/authorize";
import { wallNow } from "@/server/core/clock";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { toUser, useToken } from "@/server/modules/users/internal";
import { type TokenInput, tokenSchema, type User } from "@/server/modules/users/schema";

/**
 * Proves an e-mail address by the link that was sent there, and emits `user.verified` the first time. Throws
 * `invalid_state` for a link that is unknown or too old, or whose address is no longer the person's.
 */
export async function verifyEmail(ctx: Context, input: TokenInput): Promise<User> {
  authorizeSystem(ctx);
  const { token } = parse(tokenSchema, input);
  return withTransaction(ctx, async (ctx) => {
    const { id } = await useToken(ctx, token, "verify_email");
    const [row] = await ctx.tx.user.updateManyAndReturn({
      where: { id, emailVerifiedAt: null },
      data: { emailVerifiedAt: wallNow(ctx.clock) },
    });
    // Proven before: by this link, or by a reset.
    if (!row) return toUser(await ctx.tx.user.findUniqueOrThrow({ where: { id } }));
    const user = toUser(row);
    await appendEvents(ctx, [
      {
        type: "user.verified",
        aggregateType: "user",
        aggregateId: id,
        version: 1,
        merchantId: null,
        mode: ctx.mode,
        data: user,
      },
    ]);
    await recordAudit(ctx, { action: "user.verify_email", targetType: "user", targetId: id });
    return user;
  });
}
