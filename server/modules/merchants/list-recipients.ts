import { authorizeSystem } from "@/server/auth/authorize";
import { ROLE_PERMISSIONS } from "@/server/auth/permissions";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { type ListRecipientsInput, listRecipientsSchema } from "@/server/modules/merchants/schema";

/** The e-mail addresses of a merchant's members who may do something about it: those whose role has the permission. */
export async function listRecipients(ctx: Context, input: ListRecipientsInput): Promise<string[]> {
  authorizeSystem(ctx);
  const { merchant_id: merchantId, permission } = parse(listRecipientsSchema, input);
  const members = await reader(ctx).member.findMany({
    where: { merchantId },
    orderBy: { id: "asc" },
    select: { role: true, user: { select: { email: true } } },
  });
  return members.filter(({ role }) => ROLE_PERMISSIONS[role].has(permission)).map(({ user }) => user.email);
}
