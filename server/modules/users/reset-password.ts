import { asSystem, authorizeSystem } from "@/server/auth/authorize";
import { wallNow } from "@/server/core/clock";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { requestMail } from "@/server/modules/mail/request-mail";
import { endUserSessions } from "@/server/modules/sessions/end-user-sessions";
import {
  hashPassword,
  requireStrong,
  toUser,
  useToken,
  passwordChangedMail,
} from "@/server/modules/users/internal";
import { type ResetPasswordInput, resetPasswordSchema, type User } from "@/server/modules/users/schema";

/**
 * Sets a new password by the link of an e-mail, once, signs the person out everywhere and tells them; the link also proves
 * the address. Throws `validation_failed` for a weak password, which leaves the link good, and `invalid_state` for a link
 * that is unknown, used or too old.
 */
export async function resetPassword(ctx: Context, input: ResetPasswordInput): Promise<User> {
  authorizeSystem(ctx);
  const { token, password } = parse(resetPasswordSchema, input);
  const passwordHash = await hashPassword(password);
  return withTransaction(ctx, async (ctx) => {
    const { id, email, emailVerifiedAt } = await useToken(ctx, token, "reset_password");
    requireStrong(password, email);
    const row = await ctx.tx.user.update({
      where: { id },
      data: { passwordHash, emailVerifiedAt: emailVerifiedAt ?? wallNow(ctx.clock) },
    });
    const { ended } = await endUserSessions(asSystem(ctx, "reset-password"), { user_id: id });
    await recordAudit(ctx, {
      action: "user.reset_password",
      targetType: "user",
      targetId: id,
      after: { sessions_ended: ended },
    });
    await requestMail(asSystem(ctx, "reset-password"), {
      kind: "password-changed",
      to: email,
      content: passwordChangedMail(row.name),
    });
    return toUser(row);
  });
}
