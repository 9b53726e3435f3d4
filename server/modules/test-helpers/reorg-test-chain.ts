import { authorizeTestHelpers, localChain } from "@/server/modules/test-helpers/internal";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import {
  type ReorgTestChainInput,
  reorgTestChainSchema,
  type TestChainHead,
} from "@/server/modules/test-helpers/schema";

/**
 * Makes the newest blocks of the local chain leave it, with or without the named payments; the watcher finds the fork as it
 * would any other. Throws `forbidden` (live mode too), `validation_failed` (a final block would have to go),
 * `unavailable`, `chain_unavailable`.
 */
export async function reorgTestChain(ctx: Context, input: ReorgTestChainInput): Promise<TestChainHead> {
  authorizeTestHelpers(ctx);
  const { depth, drop_tx: drop, restore_tx: restore } = parse(reorgTestChainSchema, input);
  const { head } = await localChain().reorg({ depth, drop, restore });
  return { object: "test_chain_head", livemode: false, block_number: head };
}
