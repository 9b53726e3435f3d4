import { asSystem, authorizePerson, requireConfirmation } from "@/server/auth/authorize";
import { DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { identityMail, insertIdentity } from "@/server/modules/identities/internal";
import { type ProvenIdentity, provenIdentitySchema } from "@/server/modules/identities/schema";
import { requestMail } from "@/server/modules/mail/request-mail";

/**
 * Lets an account elsewhere open the caller's account from now on, who is told by e-mail. Audited. The same again changes
 * nothing. Throws `confirmation_required`, and `conflict` with a `reason`: `identity_unverified` (the provider has not verified
 * its address), `identity_taken` (it opens somebody else's account), `identity_other_linked` (another one of this provider).
 */
export async function linkIdentity(outer: Context, input: ProvenIdentity): Promise<void> {
  const userId = authorizePerson(outer);
  requireConfirmation(outer);
  const { provider, subject, email, email_verified: isVerified } = parse(provenIdentitySchema, input);
  if (email === null || !isVerified) throw refusal("identity_unverified");
  await withTransaction(outer, async (ctx) => {
    if (await insertIdentity(ctx, { userId, provider, subject, email })) {
      const { email: to } = await ctx.tx.user.findUniqueOrThrow({ where: { id: userId } });
      const content = identityMail(provider, email, "linked");
      await requestMail(asSystem(ctx, "link-identity"), { kind: "identity", to, content });
      return;
    }
    const known = await ctx.tx.identity.findUnique({ where: { provider_subject: { provider, subject } } });
    if (known?.userId === userId) return;
    throw refusal(known ? "identity_taken" : "identity_other_linked");
  });
}

function refusal(reason: string): DomainError {
  return new DomainError("conflict", "This account cannot be linked", { reason });
}
