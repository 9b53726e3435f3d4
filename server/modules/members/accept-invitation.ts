import type { z } from "zod";
import { asSystem, payerOf } from "@/server/auth/authorize";
import { wallNow } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import { newId } from "@/server/core/ids";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context, TransactionContext } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { hashSecret } from "@/server/db/secret-hash";
import { withTransaction } from "@/server/db/transaction";
import { getInvitation } from "@/server/modules/members/get-invitation";
import { lockTeam, memberEvent, toMember, withPerson } from "@/server/modules/members/internal";
import {
  type AcceptInvitationInput,
  acceptInvitationSchema,
  type Member,
  type PublicInvitation,
} from "@/server/modules/members/schema";
import { countRequests } from "@/server/modules/rate-limits/count-requests";
import { FIXED_LIMITS } from "@/server/modules/rate-limits/rules";
import { createUser } from "@/server/modules/users/create-user";

/**
 * Joins the person whom a letter was sent to, once: with the account of that address, which they are signed in to, because a
 * stranger could have the letter, or with a new one. Emits `member.joined`. Throws `not_found` (see `getInvitation`),
 * `forbidden` for another account, `conflict` for a new account where there is one, `validation_failed`, `rate_limited`.
 */
export async function acceptInvitation(outer: Context, input: AcceptInvitationInput): Promise<Member> {
  const answer = parse(acceptInvitationSchema, input);
  const { id: token } = answer;
  const userId = "user_id" in answer ? answer.user_id : undefined;
  const invitation = await getInvitation(outer, { id: token, user_id: userId });
  await countRequests([{ limit: FIXED_LIMITS.signInPair, key: `invitation ${hashSecret(token)}` }]);
  return withTransaction(outer, async (ctx) => {
    const user = await personOf(ctx, invitation, answer);
    await lockTeam(ctx, invitation.merchant.id);
    const now = wallNow(ctx.clock);
    const [answered] = await ctx.tx.invitation.updateManyAndReturn({
      where: { tokenHash: hashSecret(token), acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
      data: { acceptedAt: now, version: { increment: 1 } },
    });
    if (!answered) throw new DomainError("not_found", "This invitation was used, taken back, or is too old");
    const { merchantId, role } = answered;
    if (await ctx.tx.member.count({ where: { merchantId, userId: user.id } }))
      throw new DomainError("conflict", "You belong to this merchant already");
    const row = await ctx.tx.member.create({
      data: { id: newId("member", ctx.clock), merchantId, userId: user.id, role, createdAt: now },
      include: withPerson,
    });
    const joined: TransactionContext = {
      ...payerOf(ctx, { merchantId, mode: ctx.mode }),
      tx: ctx.tx,
      actor: { type: "user", userId: user.id, memberId: row.id, role, email: user.email },
    };
    await recordAudit(joined, {
      action: "member.join",
      targetType: "member",
      targetId: row.id,
      after: { email: user.email, role },
    });
    await appendEvents(joined, [memberEvent(joined, "joined", row)]);
    return toMember(row);
  });
}

/** Who was written to: the account that is signed in, or a new one. */
async function personOf(
  ctx: TransactionContext,
  invitation: PublicInvitation,
  answer: z.output<typeof acceptInvitationSchema>,
): Promise<{ id: string; email: string }> {
  const { email } = invitation;
  if ("user_id" in answer) {
    if (!invitation.is_yours)
      throw new DomainError("forbidden", `This invitation is for ${email}: sign in with that account`);
    return { id: answer.user_id, email };
  }
  if (invitation.has_account)
    throw new DomainError("conflict", `${email} has an account: sign in to join with it`);
  const { name, password } = answer;
  return createUser(asSystem(ctx, "accept-invitation"), { email, name, password, email_verified: true });
}
