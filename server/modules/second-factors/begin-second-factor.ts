import { Secret } from "otpauth";
import { authorizePerson, requireConfirmation } from "@/server/auth/authorize";
import { wallNow } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import type { Context } from "@/server/db/context";
import { seal } from "@/server/db/secret-box";
import { withTransaction } from "@/server/db/transaction";
import { SECRET_PURPOSE } from "@/server/modules/second-factors/internal";
import { keyUri } from "@/server/modules/second-factors/rules";
import type { BegunSecondFactor } from "@/server/modules/second-factors/schema";

const SECRET_BYTES = 20;

/**
 * A new secret for the caller's authenticator app, in place of one that was begun before. Nothing is asked for until a code
 * of it has come. Throws `confirmation_required`, `invalid_state` when a second factor is on.
 */
export async function beginSecondFactor(ctx: Context): Promise<BegunSecondFactor> {
  const userId = authorizePerson(ctx);
  requireConfirmation(ctx);
  const secret = new Secret({ size: SECRET_BYTES }).base32;
  return withTransaction(ctx, async (ctx) => {
    const user = await ctx.tx.user.findUniqueOrThrow({ where: { id: userId } });
    await ctx.tx.secondFactor.deleteMany({ where: { userId, enabledAt: null } });
    const { count } = await ctx.tx.secondFactor.createMany({
      data: { userId, secret: seal(secret, SECRET_PURPOSE), createdAt: wallNow(ctx.clock) },
      skipDuplicates: true,
    });
    if (count === 0) throw new DomainError("invalid_state", "A second factor is on: switch it off first");
    return { object: "begun_second_factor", secret, uri: keyUri(secret, user.email) };
  });
}
