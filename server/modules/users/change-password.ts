import { asSystem, authorizePerson } from "@/server/auth/authorize";
import { DomainError, invalidField } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { reader, withTransaction } from "@/server/db/transaction";
import { requestMail } from "@/server/modules/mail/request-mail";
import { endOtherSessions } from "@/server/modules/sessions/end-other-sessions";
import { rotateSession } from "@/server/modules/sessions/rotate-session";
import {
  hashPassword,
  requireStrong,
  verifyPassword,
  passwordChangedMail,
} from "@/server/modules/users/internal";
import { type ChangePasswordInput, changePasswordSchema } from "@/server/modules/users/schema";

/**
 * Gives the caller a new password, signs their other browsers out, and tells them. Answers the id of the session under which
 * this one goes on. Throws `validation_failed` for a wrong current or a weak new one, `conflict` when it was changed meanwhile.
 */
export async function changePassword(ctx: Context, input: ChangePasswordInput): Promise<{ session: string }> {
  const id = authorizePerson(ctx);
  const { current_password: current, password } = parse(changePasswordSchema, input);
  const before = await reader(ctx).user.findUniqueOrThrow({ where: { id } });
  if (!(await verifyPassword(before.passwordHash, current)))
    throw invalidField("current_password", "Is not your password");
  requireStrong(password, before.email);
  const passwordHash = await hashPassword(password);
  return withTransaction(ctx, async (ctx) => {
    const { count } = await ctx.tx.user.updateMany({
      where: { id, passwordHash: before.passwordHash },
      data: { passwordHash },
    });
    if (count === 0) throw new DomainError("conflict", "The password was changed at the same time");
    await endOtherSessions(ctx);
    const session = await rotateSession(ctx);
    await recordAudit(ctx, { action: "user.change_password", targetType: "user", targetId: id });
    await requestMail(asSystem(ctx, "change-password"), {
      kind: "password-changed",
      to: before.email,
      content: passwordChangedMail(before.name),
    });
    return { session: session.id };
  });
}
