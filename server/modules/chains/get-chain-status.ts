import { quietSecondsOf } from "@/server/config/networks";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import type { ChainStatus } from "@/server/modules/chains/schema";
import { seenUntil } from "@/server/modules/chains/rules";

/** Where the watcher stands on `network`; null before its first tick. Public: it holds nothing of any tenant. */
export async function getChainStatus(ctx: Context, network: string): Promise<ChainStatus | null> {
  const row = await reader(ctx).chainCursor.findUnique({ where: { network } });
  if (!row) return null;
  const { scannedAt, lastTransferTime } = row;
  const head = { number: Number(row.headNumber), hash: row.headHash, time: row.headTime };
  return {
    network,
    head,
    final: { number: Number(row.finalNumber), hash: row.finalHash, time: row.finalTime },
    latestNumber: row.latestNumber === null ? null : Number(row.latestNumber),
    lastTransferTime,
    scannedAt,
    seenUntil: seenUntil({ head, scannedAt, lastTransferTime }, quietSecondsOf(network)),
    problem: row.problem,
    version: row.version,
  };
}
