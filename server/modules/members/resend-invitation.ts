import { asSystem, authorize } from "@/server/auth/authorize";
import { DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { requestMail } from "@/server/modules/mail/request-mail";
import {
  authorizeRole,
  invitationEvent,
  invitationMail,
  loadOpenInvitation,
  newToken,
  toInvitation,
} from "@/server/modules/members/internal";
import { type Invitation, type InvitationIdInput, invitationIdSchema } from "@/server/modules/members/schema";

/** Writes the letter again with a new link for seven days; the old link is dead. Throws `forbidden`, `not_found`, `invalid_state`, `conflict`. */
export async function resendInvitation(outer: Context, input: InvitationIdInput): Promise<Invitation> {
  const merchantId = authorize(outer, "members:write");
  const { id } = parse(invitationIdSchema, input);
  return withTransaction(outer, async (ctx) => {
    const before = await loadOpenInvitation(ctx, merchantId, id);
    authorizeRole(ctx, before.role);
    const { token, columns } = newToken(ctx);
    const [row] = await ctx.tx.invitation.updateManyAndReturn({
      where: { id, version: before.version, acceptedAt: null, revokedAt: null },
      data: { ...columns, version: before.version + 1 },
    });
    if (!row) throw new DomainError("conflict", "The invitation has changed in the meantime");
    await recordAudit(ctx, { action: "member.resend_invitation", targetType: "invitation", targetId: id });
    await appendEvents(ctx, [invitationEvent(ctx, "resent", row)]);
    const merchant = await ctx.tx.merchant.findUniqueOrThrow({ where: { id: merchantId } });
    const content = invitationMail(row, merchant.name, token);
    await requestMail(asSystem(ctx, "invite-member"), { kind: "invitation", to: row.email, content });
    return toInvitation(row);
  });
}
