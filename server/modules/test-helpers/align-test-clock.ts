import { authorizeSystem } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";
import { localChain, recordTestClock } from "@/server/modules/test-helpers/internal";
import { loadTestClock } from "@/server/modules/test-clock/load-test-clock";

/**
 * Makes the database and the local chain agree on test mode's time, the later one of both: after a crash between the two
 * writes of a move, or with a chain or a database that was exchanged. Throws `unavailable`, `chain_unavailable`.
 */
export async function alignTestClock(ctx: Context): Promise<void> {
  authorizeSystem(ctx);
  const ahead = await loadTestClock(ctx);
  const { aheadSeconds } = await localChain().setClock(ahead);
  if (aheadSeconds > ahead) await recordTestClock(ctx, aheadSeconds - ahead);
}
