import { asSystem, authorizeSystem } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { requestMail } from "@/server/modules/mail/request-mail";
import { issueToken, linkTo, resetMail } from "@/server/modules/users/internal";
import { type EmailInput, emailInputSchema } from "@/server/modules/users/schema";

/** Sends whoever has this e-mail address the link to a new password; earlier links end. Says nothing of whether somebody does. */
export async function requestPasswordReset(ctx: Context, input: EmailInput): Promise<void> {
  authorizeSystem(ctx);
  const { email } = parse(emailInputSchema, input);
  await withTransaction(ctx, async (ctx) => {
    const user = await ctx.tx.user.findUnique({ where: { email } });
    if (!user) return;
    const token = await issueToken(ctx, user, "reset_password", LIMITS.userToken.resetPasswordSeconds);
    await requestMail(asSystem(ctx, "request-password-reset"), {
      kind: "password-reset",
      to: user.email,
      content: resetMail(user.name, linkTo("/reset-password", token)),
    });
  });
}
