import { authorizeSystem } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { addSeconds } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import type { Context } from "@/server/db/context";
import type { BlockHeader, ChainReader } from "@/server/modules/chains/ports";
import { findOldestWatchedSince } from "@/server/modules/deposit-addresses/find-oldest-watched-since";

/** By how much the clock that dated an address may be ahead of the chain's. */
const SKEW_SECONDS = 600;

/**
 * Where the search of a network begins: a final block, since any other one may leave the chain and would leave nothing
 * to go back to; and one from before the oldest address that may have been paid while nobody looked. Throws
 * `chain_unavailable`.
 */
export async function findFirstBlock(
  ctx: Context,
  chain: ChainReader,
  finalized: BlockHeader,
): Promise<BlockHeader> {
  authorizeSystem(ctx);
  const since = await findOldestWatchedSince(ctx, chain.network, finalized.time);
  if (!since) return finalized;
  const before = addSeconds(since, -SKEW_SECONDS);
  let block = finalized;
  for (let back = LIMITS.chain.blocksPerRange; block.number > 0 && block.time > before; back *= 2) {
    const number = Math.max(0, finalized.number - back);
    const header = await chain.header(number);
    if (!header)
      throw new DomainError("chain_unavailable", `The node of ${chain.network} has no block ${number}`);
    block = header;
  }
  return block;
}
