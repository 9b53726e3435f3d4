import { authorize } from "@/server/auth/authorize";
import { invariant } from "@/server/core/invariant";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { deleteMember, loadMember, lockTeam, toMember } from "@/server/modules/members/internal";
import type { Member } from "@/server/modules/members/schema";

/** Takes the caller out of the team, whatever their role. Audited; emits `member.removed`. Throws `invalid_state` for the last owner. */
export async function leaveMerchant(outer: Context): Promise<Member> {
  const merchantId = authorize(outer, "members:read");
  const { actor } = outer;
  invariant(actor.type === "user", "no scope of a key allows to leave");
  return withTransaction(outer, async (ctx) => {
    await lockTeam(ctx, merchantId);
    const row = await loadMember(ctx, merchantId, actor.memberId);
    await deleteMember(ctx, row, "member.leave");
    return toMember(row);
  });
}
