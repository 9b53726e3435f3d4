import { authorize } from "@/server/auth/authorize";
import { wallNow } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import {
  authorizeRole,
  invitationEvent,
  loadOpenInvitation,
  toInvitation,
} from "@/server/modules/members/internal";
import { type Invitation, type InvitationIdInput, invitationIdSchema } from "@/server/modules/members/schema";

/** Takes an invitation back: its link is dead. Audited. Throws `forbidden`, `not_found`, `invalid_state`, `conflict`. */
export async function revokeInvitation(outer: Context, input: InvitationIdInput): Promise<Invitation> {
  const merchantId = authorize(outer, "members:write");
  const { id } = parse(invitationIdSchema, input);
  return withTransaction(outer, async (ctx) => {
    const before = await loadOpenInvitation(ctx, merchantId, id);
    authorizeRole(ctx, before.role);
    const [row] = await ctx.tx.invitation.updateManyAndReturn({
      where: { id, version: before.version, acceptedAt: null, revokedAt: null },
      data: { revokedAt: wallNow(ctx.clock), version: before.version + 1 },
    });
    if (!row) throw new DomainError("conflict", "The invitation has changed in the meantime");
    await recordAudit(ctx, {
      action: "member.revoke_invitation",
      targetType: "invitation",
      targetId: id,
      before: { email: row.email, role: row.role },
    });
    await appendEvents(ctx, [invitationEvent(ctx, "revoked", row)]);
    return toInvitation(row);
  });
}
