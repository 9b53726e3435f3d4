import { secondsBetween } from "@/server/modules/chains/rules";
import type { ChainStatus } from "@/server/modules/chains/schema";

export interface WatchdogLimits {
  readonly frozenHeadSeconds: number;
  readonly behindBlocks: number;
  readonly oldFinalSeconds: number;
}

/** Everything that keeps payments of a network from being found or becoming final, in plain sentences, the worst first. */
export function findTroubles(status: ChainStatus, now: Date, limits: WatchdogLimits): string[] {
  const { head, final, latestNumber, scannedAt, problem } = status;
  const troubles: string[] = problem === null ? [] : [problem];
  const lag = secondsBetween(status.seenUntil, now);
  if (lag > limits.frozenHeadSeconds)
    troubles.push(`Payment detection is ${lag} s behind, at block ${head.number}`);
  const unseen = secondsBetween(scannedAt, now);
  const blocks = (latestNumber ?? head.number) - head.number;
  if (unseen > limits.frozenHeadSeconds) troubles.push(`No node has given a good answer for ${unseen} s`);
  else if (blocks > limits.behindBlocks) troubles.push(`${blocks} blocks are still to be searched`);
  else if (status.seenUntil < head.time)
    troubles.push(`The nodes show no transfer of the token at all since ${status.seenUntil.toISOString()}`);
  else if (lag > limits.frozenHeadSeconds)
    troubles.push(`The chain, or its nodes, have had no new block since ${head.time.toISOString()}`);
  const finalAge = secondsBetween(final.time, now);
  if (finalAge > limits.oldFinalSeconds)
    troubles.push(`Nothing newer than ${finalAge} s becomes final, after block ${final.number}`);
  return troubles;
}
