import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { authorizeTestHelpers, localChain } from "@/server/modules/test-helpers/internal";
import {
  type InterruptTestChainInput,
  interruptTestChainSchema,
  type TestOutageReport,
} from "@/server/modules/test-helpers/schema";

/**
 * Makes the local chain's endpoint fail for some seconds; the chain itself goes on, and the watcher catches up afterwards.
 * Throws `forbidden` (live mode too), `validation_failed`, `unavailable`, `chain_unavailable`.
 */
export async function interruptTestChain(
  ctx: Context,
  input: InterruptTestChainInput,
): Promise<TestOutageReport> {
  authorizeTestHelpers(ctx);
  const { seconds, kind } = parse(interruptTestChainSchema, input);
  await localChain().interrupt({ seconds, kind });
  return { object: "test_outage", livemode: false, kind, seconds };
}
