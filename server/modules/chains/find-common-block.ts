import { authorizeSystem } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import type { ChainReader } from "@/server/modules/chains/ports";
import type { ChainStatus } from "@/server/modules/chains/schema";

export interface KnownBlock {
  readonly number: number;
  readonly hash: string;
  readonly time: Date;
}

/**
 * Walks back from the cursor until a block that we know is still on the chain: the newest common block. Equal to the
 * cursor when nothing was reorganised. Null when no block of the ring is left, which only a replaced chain can cause.
 * Throws `chain_unavailable`.
 */
export async function findCommonBlock(
  ctx: Context,
  chain: ChainReader,
  status: ChainStatus,
): Promise<KnownBlock | null> {
  authorizeSystem(ctx);
  const head = await chain.header(status.head.number);
  if (head?.hash === status.head.hash) return status.head;
  const known = await reader(ctx).chainBlock.findMany({
    where: { network: status.network, number: { lt: status.head.number } },
    orderBy: { number: "desc" },
  });
  for (const block of known) {
    const number = Number(block.number);
    const header = await chain.header(number);
    if (header?.hash === block.hash) return { number, hash: block.hash, time: block.time };
  }
  return null;
}
