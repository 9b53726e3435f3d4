import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { authorizeTestHelpers, storeTestClock, toTestClock } from "@/server/modules/test-helpers/internal";
import {
  type AdvanceTestClockInput,
  advanceTestClockSchema,
  type TestClock,
} from "@/server/modules/test-helpers/schema";

/**
 * The part of `advance-test-clock` that is written: for a caller's transaction, before and after which `align-test-clock`
 * asks the chain and moves it. Throws `forbidden` (live mode too), `validation_failed`.
 */
export async function recordTestClock(ctx: Context, input: AdvanceTestClockInput): Promise<TestClock> {
  authorizeTestHelpers(ctx);
  const { seconds } = parse(advanceTestClockSchema, input);
  return toTestClock(ctx, await storeTestClock(ctx, seconds));
}
