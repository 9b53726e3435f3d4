import { authorizeSystem } from "@/server/auth/authorize";
import { parse } from "@/server/core/parse";
import { time } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import {
  type ListMembershipsInput,
  listMembershipsSchema,
  type Membership,
} from "@/server/modules/merchants/schema";

/** Every merchant that a person belongs to and their role there, oldest first. Empty for an unknown person. */
export async function listMemberships(ctx: Context, input: ListMembershipsInput): Promise<Membership[]> {
  authorizeSystem(ctx);
  const { user_id: userId } = parse(listMembershipsSchema, input);
  const rows = await reader(ctx).member.findMany({
    where: { userId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      role: true,
      createdAt: true,
      user: { select: { id: true, email: true, name: true, platformRole: true, emailVerifiedAt: true } },
      merchant: { select: { id: true, name: true, suspendedAt: true } },
    },
  });
  return rows.map(({ createdAt, merchant, user: { platformRole, emailVerifiedAt, ...user }, ...row }) => ({
    ...row,
    merchant: { id: merchant.id, name: merchant.name, suspended: merchant.suspendedAt !== null },
    user: { ...user, email_verified: emailVerifiedAt !== null, platform_role: platformRole },
    object: "membership",
    created_at: time(createdAt),
  }));
}
