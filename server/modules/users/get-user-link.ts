import { authorizeSystem } from "@/server/auth/authorize";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { ownerOf, usable } from "@/server/modules/users/internal";
import { type UserLinkInput, userLinkSchema } from "@/server/modules/users/schema";

/** Whether the link of an e-mail is still good for what it was sent for. Looking uses up nothing. */
export async function getUserLink(ctx: Context, input: UserLinkInput): Promise<{ usable: boolean }> {
  authorizeSystem(ctx);
  const { token, purpose } = parse(userLinkSchema, input);
  const link = await reader(ctx).userToken.findFirst({ where: usable(ctx, token, purpose) });
  return { usable: link !== null && (await ownerOf(reader(ctx), link)) !== null };
}
