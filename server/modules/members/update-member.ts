import { authorize, requireConfirmation } from "@/server/auth/authorize";
import { DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import {
  authorizeRole,
  loadMember,
  lockTeam,
  memberEvent,
  refuseLastOwner,
  toMember,
} from "@/server/modules/members/internal";
import { type Member, type UpdateMemberInput, updateMemberSchema } from "@/server/modules/members/schema";

/**
 * Gives a member another role, from their next request on. Audited; emits `member.role_changed`. Throws `confirmation_required`, `forbidden` (the old
 * or the new role goes beyond the caller's own), `not_found`, `invalid_state` (the last owner), `version_mismatch`.
 */
export async function updateMember(outer: Context, input: UpdateMemberInput): Promise<Member> {
  const merchantId = authorize(outer, "members:write");
  requireConfirmation(outer);
  const { id, role, version } = parse(updateMemberSchema, input);
  authorizeRole(outer, role);
  return withTransaction(outer, async (ctx) => {
    await lockTeam(ctx, merchantId);
    const before = await loadMember(ctx, merchantId, id);
    authorizeRole(ctx, before.role);
    if (before.version !== version)
      throw new DomainError("version_mismatch", "Somebody else has changed this member");
    if (before.role === role) return toMember(before);
    await refuseLastOwner(ctx, before);
    const { count } = await ctx.tx.member.updateMany({
      where: { id, merchantId, version },
      data: { role, version: version + 1 },
    });
    if (count === 0) throw new DomainError("version_mismatch", "Somebody else has changed this member");
    const after = await loadMember(ctx, merchantId, id);
    await recordAudit(ctx, {
      action: "member.update_role",
      targetType: "member",
      targetId: id,
      before: { email: before.user.email, role: before.role },
      after: { email: before.user.email, role },
    });
    await appendEvents(ctx, [memberEvent(ctx, "role_changed", after)]);
    return toMember(after);
  });
}
