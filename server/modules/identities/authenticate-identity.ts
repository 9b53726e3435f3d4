import { authorizeSystem } from "@/server/auth/authorize";
import { wallNow } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { identityMail, insertIdentity } from "@/server/modules/identities/internal";
import { decideArrival } from "@/server/modules/identities/rules";
import { type ProvenIdentity, provenIdentitySchema } from "@/server/modules/identities/schema";
import { requestMail } from "@/server/modules/mail/request-mail";

/**
 * The person whom an identity opens: the one it is linked to, or the one whose address both the provider and we have
 * verified, who is linked and told. The second factor is not asked here. Throws `unauthenticated` with an
 * `IdentityRefusal` as its `reason`.
 */
export async function authenticateIdentity(
  outer: Context,
  input: ProvenIdentity,
): Promise<{ id: string; email: string; name: string }> {
  authorizeSystem(outer);
  const { provider, subject, email, email_verified: emailVerified } = parse(provenIdentitySchema, input);
  return withTransaction(outer, async (ctx) => {
    const key = { provider, subject };
    const person =
      email === null
        ? null
        : await ctx.tx.user.findUnique({
            where: { email },
            select: {
              id: true,
              emailVerifiedAt: true,
              identities: { where: { provider }, select: { id: true } },
            },
          });
    // After the person: a link that is made meanwhile is seen here if it was seen there.
    const linked = await ctx.tx.identity.findUnique({ where: { provider_subject: key } });
    const arrival = decideArrival({
      linkedTo: linked?.userId ?? null,
      email,
      emailVerified,
      local: person && {
        id: person.id,
        isVerified: person.emailVerifiedAt !== null,
        hasProvider: person.identities.length > 0,
      },
    });
    if (arrival.kind === "refused") throw refusal(arrival.reason);
    if (arrival.kind === "link" && email !== null) {
      const isNew = await insertIdentity(ctx, { userId: arrival.userId, ...key, email });
      const content = identityMail(provider, email, "linked");
      if (isNew) await requestMail(ctx, { kind: "identity", to: email, content });
      // Somebody at the same moment: the same arrival twice, or another identity of this provider.
      else if ((await ctx.tx.identity.count({ where: { ...key, userId: arrival.userId } })) === 0)
        throw refusal("identity_other_linked");
    }
    await ctx.tx.identity.updateMany({ where: key, data: { lastUsedAt: wallNow(ctx.clock) } });
    return ctx.tx.user.findUniqueOrThrow({
      where: { id: arrival.userId },
      select: { id: true, email: true, name: true },
    });
  });
}

function refusal(reason: string): DomainError {
  return new DomainError("unauthenticated", "This account opens none here", { reason });
}
