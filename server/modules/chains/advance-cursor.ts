import { authorizeSystem } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { DomainError } from "@/server/core/errors";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { oldestRingNumber } from "@/server/modules/chains/rules";
import type { KnownBlock } from "@/server/modules/chains/find-common-block";

export interface AdvanceCursorInput {
  readonly network: string;
  /** The cursor's version when the tick began; null for the very first tick. */
  readonly version: number | null;
  /** Blocks at and above this number are no longer known: everything after the fork. */
  readonly forgetFrom: number;
  /** Blocks that were searched, in ascending order. */
  readonly blocks: readonly KnownBlock[];
  readonly head: KnownBlock;
  readonly final: KnownBlock;
}

/**
 * Moves the cursor and its ring of known blocks, in the same transaction as the payments that were found. The final
 * cursor never goes back. Throws `conflict` when another tick moved it first.
 */
export async function advanceCursor(outer: Context, input: AdvanceCursorInput): Promise<void> {
  authorizeSystem(outer);
  await withTransaction(outer, async ({ tx, clock }) => {
    const { network, version, head, final } = input;
    const moved = {
      headNumber: head.number,
      headHash: head.hash,
      headTime: head.time,
      finalNumber: final.number,
      finalHash: final.hash,
      finalTime: final.time,
      scannedAt: clock.now(),
    };
    const { count } =
      version === null
        ? await tx.chainCursor.createMany({ data: { network, ...moved }, skipDuplicates: true })
        : await tx.chainCursor.updateMany({
            where: { network, version, finalNumber: { lte: final.number } },
            data: { ...moved, version: version + 1 },
          });
    if (count === 0) throw new DomainError("conflict", `Another tick moved the cursor of ${network}`);
    await tx.chainBlock.deleteMany({
      where: {
        network,
        OR: [
          { number: { gte: input.forgetFrom } },
          // Whatever is not final can still leave the chain, however long finality takes.
          { number: { lt: Math.min(oldestRingNumber(head.number, LIMITS.chain.ringBlocks), final.number) } },
        ],
      },
    });
    await tx.chainBlock.createMany({ data: input.blocks.map((block) => ({ network, ...block })) });
  });
}
