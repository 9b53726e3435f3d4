import { asSystem, authorize, requireConfirmation } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { wallNow } from "@/server/core/clock";
import { DomainError, invalidField } from "@/server/core/errors";
import { newId } from "@/server/core/ids";
import { invariant } from "@/server/core/invariant";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context, TransactionContext } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { requestMail } from "@/server/modules/mail/request-mail";
import {
  authorizeRole,
  invitationEvent,
  invitationMail,
  lockTeam,
  newToken,
  toInvitation,
} from "@/server/modules/members/internal";
import { type Invitation, type InviteMemberInput, inviteMemberSchema } from "@/server/modules/members/schema";

/**
 * Writes to somebody that they may join, for seven days. Audited; emits `invitation.created`. Throws `confirmation_required`, `forbidden` (also for a
 * role beyond the caller's own), `validation_failed`, `conflict` (belongs to the team or was asked already).
 */
export async function inviteMember(outer: Context, input: InviteMemberInput): Promise<Invitation> {
  const merchantId = authorize(outer, "members:write");
  requireConfirmation(outer);
  const { email, role } = parse(inviteMemberSchema, input);
  authorizeRole(outer, role);
  const { actor } = outer;
  invariant(actor.type === "user", "no scope of a key allows to invite");
  return withTransaction(outer, async (ctx) => {
    await lockTeam(ctx, merchantId);
    await refuseKnown(ctx, merchantId, email);
    const merchant = await ctx.tx.merchant.findUniqueOrThrow({ where: { id: merchantId } });
    const { token, columns } = newToken(ctx);
    const row = await ctx.tx.invitation.create({
      data: {
        id: newId("invitation", ctx.clock),
        merchantId,
        email,
        role,
        invitedBy: actor.email,
        createdAt: wallNow(ctx.clock),
        ...columns,
      },
    });
    await recordAudit(ctx, {
      action: "member.invite",
      targetType: "invitation",
      targetId: row.id,
      after: { email, role },
    });
    await appendEvents(ctx, [invitationEvent(ctx, "created", row)]);
    const content = invitationMail(row, merchant.name, token);
    await requestMail(asSystem(ctx, "invite-member"), { kind: "invitation", to: email, content });
    return toInvitation(row);
  });
}

async function refuseKnown({ tx }: TransactionContext, merchantId: string, email: string): Promise<void> {
  const taken = (message: string) =>
    new DomainError("conflict", message, { issues: [{ path: "email", message }] });
  if (await tx.member.count({ where: { merchantId, user: { email } } }))
    throw taken("Belongs to the team already");
  const open = { merchantId, acceptedAt: null, revokedAt: null };
  if (await tx.invitation.count({ where: { ...open, email } }))
    throw taken("Was invited already. Send the invitation again instead");
  const { openInvitations, membersPerMerchant } = LIMITS.team;
  const invitations = await tx.invitation.count({ where: open });
  const members = await tx.member.count({ where: { merchantId } });
  if (invitations >= openInvitations || members + invitations >= membersPerMerchant)
    throw invalidField("email", "The team is full");
}
