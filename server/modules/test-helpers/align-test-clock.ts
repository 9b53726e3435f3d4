import { asSystem } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";
import { alignClocks, authorizeTestHelpers, storeTestClock } from "@/server/modules/test-helpers/internal";

/**
 * Makes the database and the local chain agree on test mode's time, the later one of both: before and after a move, after a
 * crash between its two writes, or with a chain or a database that was exchanged. For jobs, and for who may move it. Throws
 * `forbidden`, `unavailable`, `chain_unavailable`.
 */
export async function alignTestClock(ctx: Context): Promise<void> {
  if (ctx.actor.type !== "system") authorizeTestHelpers(ctx);
  const { storedSeconds, chainSeconds } = await alignClocks(ctx);
  if (chainSeconds <= storedSeconds) return;
  await storeTestClock(asSystem(ctx, "align-test-clock"), chainSeconds - storedSeconds);
  await alignClocks(ctx);
}
