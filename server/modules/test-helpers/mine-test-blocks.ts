import { authorize } from "@/server/auth/authorize";
import { DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { localChain } from "@/server/modules/test-helpers/internal";
import {
  type MineTestBlocksInput,
  mineTestBlocksSchema,
  type TestChainHead,
} from "@/server/modules/test-helpers/schema";

/** Mines blocks on the local chain at once. Throws `forbidden` (live mode too), `unavailable`, `chain_unavailable`. */
export async function mineTestBlocks(ctx: Context, input: MineTestBlocksInput): Promise<TestChainHead> {
  authorize(ctx, "test_helpers:use");
  if (ctx.mode !== "test") throw new DomainError("forbidden", "Test helpers work with test keys only");
  const { blocks } = parse(mineTestBlocksSchema, input);
  const { head } = await localChain().mine(blocks);
  return { object: "test_chain_head", livemode: false, block_number: head };
}
