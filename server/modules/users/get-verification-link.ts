import { authorizeSystem } from "@/server/auth/authorize";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { ownerOf, usable } from "@/server/modules/users/internal";
import { type TokenInput, tokenSchema } from "@/server/modules/users/schema";

/** Whether the link of an e-mail still proves an address. Looking uses up nothing. */
export async function getVerificationLink(ctx: Context, input: TokenInput): Promise<{ usable: boolean }> {
  authorizeSystem(ctx);
  const { token } = parse(tokenSchema, input);
  const link = await reader(ctx).userToken.findFirst({ where: usable(ctx, token, "verify_email") });
  return { usable: link !== null && (await ownerOf(reader(ctx), link)) !== null };
}
