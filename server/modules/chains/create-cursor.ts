import { authorizeSystem } from "@/server/auth/authorize";
import { DomainError } from "@/server/core/errors";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import type { KnownBlock } from "@/server/modules/chains/find-common-block";

/** Puts both cursors of a network at its first block, which must be final. Throws `conflict` when another tick did. */
export async function createCursor(outer: Context, network: string, first: KnownBlock): Promise<void> {
  authorizeSystem(outer);
  await withTransaction(outer, async ({ tx, clock }) => {
    const { count } = await tx.chainCursor.createMany({
      data: {
        network,
        headNumber: first.number,
        headHash: first.hash,
        headTime: first.time,
        finalNumber: first.number,
        finalHash: first.hash,
        finalTime: first.time,
        // From here on the token should be seen to move.
        lastTransferTime: first.time,
        scannedAt: clock.now(),
      },
      skipDuplicates: true,
    });
    if (count === 0) throw new DomainError("conflict", `Another tick made the cursor of ${network}`);
    await tx.chainBlock.createMany({ data: { network, ...first } });
  });
}
