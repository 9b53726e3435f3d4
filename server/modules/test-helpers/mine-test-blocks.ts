import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { authorizeTestHelpers, localChain } from "@/server/modules/test-helpers/internal";
import {
  type MineTestBlocksInput,
  mineTestBlocksSchema,
  type TestChainHead,
} from "@/server/modules/test-helpers/schema";

/** Mines blocks on the local chain at once. Throws `forbidden` (live mode too), `unavailable`, `chain_unavailable`. */
export async function mineTestBlocks(ctx: Context, input: MineTestBlocksInput): Promise<TestChainHead> {
  authorizeTestHelpers(ctx);
  const { blocks } = parse(mineTestBlocksSchema, input);
  const { head } = await localChain().mine(blocks);
  return { object: "test_chain_head", livemode: false, block_number: head };
}
