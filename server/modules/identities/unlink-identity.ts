import { asSystem, authorizePerson, requireConfirmation } from "@/server/auth/authorize";
import { notFound } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { identityMail, toIdentity } from "@/server/modules/identities/internal";
import { type IdentityIdInput, identityIdSchema } from "@/server/modules/identities/schema";
import { requestMail } from "@/server/modules/mail/request-mail";

/** Ends that an account elsewhere opens the caller's account, who is told by e-mail; their password still does. Audited. Throws `not_found`, also for somebody else's, `confirmation_required`. */
export async function unlinkIdentity(outer: Context, input: IdentityIdInput): Promise<void> {
  const userId = authorizePerson(outer);
  requireConfirmation(outer);
  const { id } = parse(identityIdSchema, input);
  await withTransaction(outer, async (ctx) => {
    const row = await ctx.tx.identity.findFirst({ where: { id, userId }, include: { user: true } });
    if (!row) throw notFound("identity", id);
    const { provider, email } = toIdentity(row);
    await ctx.tx.identity.deleteMany({ where: { id, userId } });
    await recordAudit(ctx, {
      action: "user.unlink_identity",
      targetType: "user",
      targetId: userId,
      before: { identity: id, provider, email },
    });
    const content = identityMail(provider, email, "unlinked");
    await requestMail(asSystem(ctx, "unlink-identity"), { kind: "identity", to: row.user.email, content });
  });
}
