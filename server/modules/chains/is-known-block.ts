import { authorizeSystem } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";

/** Whether we have searched this very block and, as far as we know, it is on the chain. */
export async function isKnownBlock(
  ctx: Context,
  network: string,
  { number, hash }: { readonly number: number; readonly hash: string },
): Promise<boolean> {
  authorizeSystem(ctx);
  return (await reader(ctx).chainBlock.count({ where: { network, number, hash } })) > 0;
}
