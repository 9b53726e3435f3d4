import { authorizeSystem } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { DomainError } from "@/server/core/errors";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import type { KnownBlock } from "@/server/modules/chains/find-common-block";
import { oldestRingNumber } from "@/server/modules/chains/rules";

export interface AdvanceCursorInput {
  readonly network: string;
  /** The cursor's version when the tick began. */
  readonly version: number;
  /** The newest block that both we and the chain have: what we know above it is forgotten. */
  readonly common: KnownBlock;
  /** Blocks that were searched, in ascending order, the first of them the child of `common`. */
  readonly blocks: readonly KnownBlock[];
  /** The chain's newest block. */
  readonly latestNumber: number;
  /** Time of the newest searched block with a transfer of the token; null when none had one. */
  readonly lastTransferTime: Date | null;
}

/**
 * Moves the head cursor and the ring of known blocks, in the same transaction as the payments that were found. Throws
 * `conflict` when another tick moved it first, or when a block that would be forgotten has become final meanwhile.
 */
export async function advanceCursor(outer: Context, input: AdvanceCursorInput): Promise<void> {
  authorizeSystem(outer);
  await withTransaction(outer, async ({ tx, clock }) => {
    const { network, version, common, blocks, latestNumber, lastTransferTime } = input;
    const head = blocks.at(-1) ?? common;
    const [cursor] = await tx.chainCursor.updateManyAndReturn({
      where: { network, version, finalNumber: { lte: common.number } },
      data: {
        headNumber: head.number,
        headHash: head.hash,
        headTime: head.time,
        latestNumber,
        ...(lastTransferTime === null ? {} : { lastTransferTime }),
        scannedAt: clock.now(),
        problem: null,
        version: version + 1,
      },
      select: { finalNumber: true },
    });
    if (!cursor) throw new DomainError("conflict", `Another tick moved the cursor of ${network}`);
    // Whatever is not final can still leave the chain, however long finality takes.
    const oldest = Math.min(
      oldestRingNumber(head.number, LIMITS.chain.ringBlocks),
      Number(cursor.finalNumber),
    );
    await tx.chainBlock.deleteMany({
      where: { network, OR: [{ number: { gt: common.number } }, { number: { lt: oldest } }] },
    });
    await tx.chainBlock.createMany({ data: blocks.map((block) => ({ network, ...block })) });
  });
}
