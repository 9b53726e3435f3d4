import { authorizeSystem } from "@/server/auth/authorize";
import { DomainError } from "@/server/core/errors";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import type { BlockHeader, ChainReader } from "@/server/modules/chains/ports";
import type { ChainStatus } from "@/server/modules/chains/schema";

export interface KnownBlock {
  readonly number: number;
  readonly hash: string;
  readonly time: Date;
}

/**
 * Walks back from the cursor until a block that we know is still on the chain: the newest common block. Equal to the
 * cursor when nothing was reorganised. Null when no block of the ring is left, which only a replaced chain can cause. The
 * caller has seen that the chain reaches the cursor. Throws `chain_unavailable`.
 */
export async function findCommonBlock(
  ctx: Context,
  chain: ChainReader,
  status: ChainStatus,
): Promise<KnownBlock | null> {
  authorizeSystem(ctx);
  const head = await headerOf(chain, status.head.number);
  if (head.hash === status.head.hash) return status.head;
  const known = await reader(ctx).chainBlock.findMany({
    where: { network: status.network, number: { lt: status.head.number } },
    orderBy: { number: "desc" },
  });
  for (const block of known) {
    const number = Number(block.number);
    const header = await headerOf(chain, number);
    if (header.hash === block.hash) return { number, hash: block.hash, time: block.time };
  }
  return null;
}

/** A fork only replaces blocks: a chain that is as long as ours has one of each number, and a node without it is behind. */
async function headerOf(chain: ChainReader, number: number): Promise<BlockHeader> {
  const header = await chain.header(number);
  if (header) return header;
  throw new DomainError(
    "chain_unavailable",
    `The node of ${chain.network} does not have block ${number} yet`,
  );
}
