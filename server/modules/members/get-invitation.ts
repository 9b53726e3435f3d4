import { authorizeSystem } from "@/server/auth/authorize";
import { wallNow } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { hashSecret } from "@/server/db/secret-hash";
import { reader } from "@/server/db/transaction";
import {
  type GetInvitationInput,
  getInvitationSchema,
  type PublicInvitation,
} from "@/server/modules/members/schema";

/**
 * What the holder of a letter's token is asked, and whether it is for the one who is signed in, whom a door alone may name.
 * Throws `not_found` for a token that is unknown, used, revoked or too old.
 */
export async function getInvitation(ctx: Context, input: GetInvitationInput): Promise<PublicInvitation> {
  const { id: token, user_id: userId } = parse(getInvitationSchema, input);
  if (userId !== undefined) authorizeSystem(ctx);
  const row = await reader(ctx).invitation.findFirst({
    where: {
      tokenHash: hashSecret(token),
      acceptedAt: null,
      revokedAt: null,
      expiresAt: { gt: wallNow(ctx.clock) },
    },
    include: { merchant: { select: { id: true, name: true } } },
  });
  if (!row) throw new DomainError("not_found", "This invitation was used, taken back, or is too old");
  const { merchant, email, role, invitedBy } = row;
  const account = await reader(ctx).user.findUnique({ where: { email }, select: { id: true } });
  return {
    merchant,
    email,
    role,
    invited_by: invitedBy,
    has_account: account !== null,
    is_yours: userId === undefined ? null : account?.id === userId,
  };
}
