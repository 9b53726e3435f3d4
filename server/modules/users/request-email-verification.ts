import { asSystem, authorizeSystem } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { requestMail } from "@/server/modules/mail/request-mail";
import { issueToken, linkTo, verificationMail } from "@/server/modules/users/internal";
import { type UserIdInput, userIdSchema } from "@/server/modules/users/schema";

/** Sends a person the link that proves their e-mail address; earlier links end. Nothing for a proven one. */
export async function requestEmailVerification(ctx: Context, input: UserIdInput): Promise<void> {
  authorizeSystem(ctx);
  const { user_id: id } = parse(userIdSchema, input);
  await withTransaction(ctx, async (ctx) => {
    const user = await ctx.tx.user.findUnique({ where: { id, emailVerifiedAt: null } });
    if (!user) return;
    const token = await issueToken(ctx, user, "verify_email", LIMITS.userToken.verifyEmailSeconds);
    await requestMail(asSystem(ctx, "request-email-verification"), {
      kind: "email-verification",
      to: user.email,
      content: verificationMail(user.name, linkTo("/verify-email", token)),
    });
  });
}
