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

/** What the holder of a letter's token is asked. Throws `not_found` for a token that is unknown, used, revoked or too old. */
export async function getInvitation(ctx: Context, input: GetInvitationInput): Promise<PublicInvitation> {
  const { id: token } = parse(getInvitationSchema, input);
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
  const accounts = await reader(ctx).user.count({ where: { email } });
  return { merchant, email, role, invited_by: invitedBy, has_account: accounts > 0 };
}
