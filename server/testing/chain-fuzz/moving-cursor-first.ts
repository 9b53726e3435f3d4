import type { Context, Transaction } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import type { Job, JobInput } from "@/server/testing/chain-fuzz/build";

class Rehearsed extends Error {}

/**
 * A scan that is broken on purpose: its cursor moves in a transaction of its own, before the payments are written in
 * another one. Without a crash between the two nobody notices; a crash is what the caller's transaction stands for.
 */
export function movingCursorFirst(scan: Job): Job {
  const moveCursor = movingCursorAlone(scan);
  return (ctx, input) => (ctx.tx ? moveCursor(ctx, input) : scan(ctx, input));
}

/** A scan that is broken on purpose: it moves its cursor and forgets what it found. */
export function movingCursorAlone(scan: Job): Job {
  return async (ctx, input) => {
    const alone: Context = { ...ctx, tx: undefined };
    const after = await rehearse(scan, alone, input);
    await withTransaction(alone, ({ tx }) => writePosition(tx, input, after));
    return 0;
  };
}

/** Where a scan would leave the cursor; nothing is written. */
async function rehearse(scan: Job, ctx: Context, input: JobInput): Promise<Position> {
  let after: Position | undefined;
  try {
    await withTransaction(ctx, async (ctx) => {
      await scan(ctx, input);
      after = await readPosition(ctx.tx, input);
      throw new Rehearsed();
    });
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error;
  }
  if (!after) throw new Error("A rehearsal ends with its own error");
  return after;
}

type Position = Awaited<ReturnType<typeof readPosition>>;

async function readPosition(tx: Transaction, { network }: JobInput) {
  return {
    cursors: await tx.chainCursor.findMany({ where: { network } }),
    blocks: await tx.chainBlock.findMany({ where: { network } }),
  };
}

async function writePosition(tx: Transaction, { network }: JobInput, position: Position): Promise<void> {
  await tx.chainCursor.deleteMany({ where: { network } });
  await tx.chainBlock.deleteMany({ where: { network } });
  await tx.chainCursor.createMany({ data: position.cursors });
  await tx.chainBlock.createMany({ data: position.blocks });
}
