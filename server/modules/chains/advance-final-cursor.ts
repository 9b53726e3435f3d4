import { authorizeSystem } from "@/server/auth/authorize";
import { DomainError } from "@/server/core/errors";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import type { KnownBlock } from "@/server/modules/chains/find-common-block";

export interface AdvanceFinalCursorInput {
  readonly network: string;
  /** Where the final cursor stood when the blocks after it were read. */
  readonly from: KnownBlock;
  /** The newest of them. */
  readonly to: KnownBlock;
}

/**
 * Moves the final cursor, in the same transaction as what was found in the blocks up to it. It only goes forward, and only
 * over blocks that the head has searched. Throws `conflict` when another run moved it first, or when the head has left
 * this branch.
 */
export async function advanceFinalCursor(outer: Context, input: AdvanceFinalCursorInput): Promise<void> {
  authorizeSystem(outer);
  await withTransaction(outer, async ({ tx }) => {
    const { network, from, to } = input;
    const searched = await tx.chainBlock.count({ where: { network, number: to.number, hash: to.hash } });
    const { count } = await tx.chainCursor.updateMany({
      where: { network, finalNumber: from.number, finalHash: from.hash, headNumber: { gte: to.number } },
      data: { finalNumber: to.number, finalHash: to.hash, finalTime: to.time },
    });
    if (searched === 0 || count === 0 || to.number <= from.number)
      throw new DomainError("conflict", `The final cursor of ${network} is not where it was`);
  });
}
