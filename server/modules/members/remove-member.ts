import { authorize, requireConfirmation } from "@/server/auth/authorize";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import {
  authorizeRole,
  deleteMember,
  loadMember,
  lockTeam,
  toMember,
} from "@/server/modules/members/internal";
import { type Member, type RemoveMemberInput, removeMemberSchema } from "@/server/modules/members/schema";

/**
 * Takes a person out of the team; their next request is refused. API keys that they made stay the merchant's. Audited;
 * emits `member.removed`. Throws `confirmation_required`, `forbidden` (a role beyond the caller's own), `not_found`, `invalid_state` (the last owner).
 */
export async function removeMember(outer: Context, input: RemoveMemberInput): Promise<Member> {
  const merchantId = authorize(outer, "members:write");
  requireConfirmation(outer);
  const { id } = parse(removeMemberSchema, input);
  return withTransaction(outer, async (ctx) => {
    await lockTeam(ctx, merchantId);
    const row = await loadMember(ctx, merchantId, id);
    authorizeRole(ctx, row.role);
    await deleteMember(ctx, row, "member.remove");
    return toMember(row);
  });
}
