import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { authorizeTestHelpers, moveTestClock, toTestClock } from "@/server/modules/test-helpers/internal";
import {
  type AdvanceTestClockInput,
  advanceTestClockSchema,
  type TestClock,
} from "@/server/modules/test-helpers/schema";

/**
 * Moves the time of test mode's data and of the local chain ahead, for the whole installation and for good: invoices
 * expire, payments become final, webhooks that wait are tried again. Live mode, keys and sessions do not notice. Throws
 * `forbidden` (live mode too), `validation_failed`, `unavailable`, `chain_unavailable`.
 */
export async function advanceTestClock(ctx: Context, input: AdvanceTestClockInput): Promise<TestClock> {
  authorizeTestHelpers(ctx);
  const { seconds } = parse(advanceTestClockSchema, input);
  return toTestClock(ctx, await moveTestClock(ctx, seconds));
}
