import { db } from "@/server/db/client";
import { CALM } from "@/server/testing/chain-fuzz/history";
import { runJobs } from "@/server/testing/chain-fuzz/run-jobs";
import { NETWORK, type World } from "@/server/testing/chain-fuzz/world";

/**
 * Searches up to so many blocks before the cursor again, as after a restored cursor: allowed as long as the chain still
 * has what was searched.
 */
export async function repeatBlocks(world: World, blocks: number): Promise<void> {
  const cursor = await db().chainCursor.findUnique({ where: { network: NETWORK } });
  const headers = world.chain.now.blocks.map(({ header }) => header);
  if (!cursor || headers[Number(cursor.headNumber)]?.hash !== cursor.headHash) return;
  const back = headers[Math.max(Number(cursor.finalNumber), Number(cursor.headNumber) - blocks)];
  if (!back) return;
  await db().chainCursor.update({
    where: { network: NETWORK },
    data: { headNumber: back.number, headHash: back.hash, headTime: back.time },
  });
  world.reader.turn(CALM);
  await runJobs(world, [{ job: "scan", crash: "none", invoice: 0 }]);
}
