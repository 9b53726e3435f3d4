import { authorize } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { toInvitation, toMember, withPerson } from "@/server/modules/members/internal";
import type { Team } from "@/server/modules/members/schema";

/** Who belongs to the merchant, oldest first, and who was asked and has not answered. Throws `forbidden`. */
export async function listMembers(ctx: Context): Promise<Team> {
  const merchantId = authorize(ctx, "members:read");
  const db = reader(ctx);
  const [members, invitations] = await Promise.all([
    db.member.findMany({
      where: { merchantId },
      include: withPerson,
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    }),
    db.invitation.findMany({
      where: { merchantId, acceptedAt: null, revokedAt: null },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    }),
  ]);
  return { members: members.map(toMember), invitations: invitations.map(toInvitation) };
}
