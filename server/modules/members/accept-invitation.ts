import { asSystem, payerOf } from "@/server/auth/authorize";
import { wallNow } from "@/server/core/clock";
import { DomainError, invalidField, isDomainError } from "@/server/core/errors";
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
} from "@/server/modules/members/schema";
import { countRequests } from "@/server/modules/rate-limits/count-requests";
import { FIXED_LIMITS } from "@/server/modules/rate-limits/rules";
import { authenticateUser } from "@/server/modules/users/authenticate-user";
import { createUser } from "@/server/modules/users/create-user";
import type { User } from "@/server/modules/users/schema";

/**
 * Joins the person whom a letter was sent to, once: with the password of their account and the code of its second factor,
 * because a stranger could have registered the address, or with a new account. Emits `member.joined`. Throws `not_found`
 * (see `getInvitation`), `validation_failed` (also for a wrong password and for the code), `rate_limited`.
 */
export async function acceptInvitation(outer: Context, input: AcceptInvitationInput): Promise<Member> {
  const { id: token, ...person } = parse(acceptInvitationSchema, input);
  const invitation = await getInvitation(outer, { id: token });
  await countRequests([{ limit: FIXED_LIMITS.signInPair, key: `invitation ${hashSecret(token)}` }]);
  return withTransaction(outer, async (ctx) => {
    const user = await personOf(ctx, invitation, person);
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

async function personOf(
  ctx: TransactionContext,
  invitation: { email: string; has_account: boolean },
  { name, password, code }: Omit<AcceptInvitationInput, "id">,
): Promise<User> {
  const system = asSystem(ctx, "accept-invitation");
  const { email } = invitation;
  if (invitation.has_account) return authenticateUser(system, { email, password, code }).catch(nameField);
  if (name === undefined) throw invalidField("name", "Is required");
  return createUser(system, { email, name, password, email_verified: true });
}

/** Nobody's session is refused, but a field: the code's reason is told only where the password was right. */
function nameField(error: unknown): never {
  if (!isDomainError(error) || error.code !== "unauthenticated") throw error;
  throw error.details.reason === undefined
    ? invalidField("password", "Is not the password of this account")
    : invalidField("code", error.message);
}
