import type { BlockHeader } from "@/server/modules/chains/ports";
import type { ChainStatus } from "@/server/modules/chains/schema";

/** Blocks on top of and including the one with the payment; 0 while the watcher's head is below it. */
export function confirmationsOf(blockNumber: number, headNumber: number | null): number {
  return headNumber === null ? 0 : Math.max(0, headNumber - blockNumber + 1);
}

/** The next blocks to search, at most `size` of them; null when the cursor is at the head. */
export function nextRange(cursor: number, latest: number, size: number): { from: number; to: number } | null {
  if (latest <= cursor) return null;
  return { from: cursor + 1, to: Math.min(latest, cursor + size) };
}

/** Known blocks that are kept: the ring's newest `size` numbers. */
export function oldestRingNumber(headNumber: number, size: number): number {
  return headNumber - size + 1;
}

/** Whether the new blocks continue the chain that ends in `previousHash`, each the child of the one before. */
export function continues(previousHash: string, headers: readonly BlockHeader[]): boolean {
  return headers.every(({ parentHash }, index) => parentHash === (headers[index - 1]?.hash ?? previousHash));
}

/** Whole seconds. */
export function secondsBetween(from: Date, to: Date): number {
  return Math.floor((to.getTime() - from.getTime()) / 1000);
}

/** What the watcher has seen of a network. */
interface Sighting extends Pick<ChainStatus, "scannedAt" | "lastTransferTime"> {
  readonly head: Pick<ChainStatus["head"], "time">;
}

/**
 * Until when payment detection is known to have worked: the newest searched block and the last look at the chain,
 * whichever is older. Where the token moves all the time, also its last movement: a node that shows none is blind.
 */
export function seenUntil(
  { head, scannedAt, lastTransferTime }: Sighting,
  quietSeconds: number | null,
): Date {
  const blind =
    quietSeconds !== null &&
    lastTransferTime !== null &&
    secondsBetween(lastTransferTime, head.time) > quietSeconds;
  const times = [head.time, scannedAt, ...(blind ? [lastTransferTime] : [])];
  return times.reduce((oldest, time) => (time < oldest ? time : oldest));
}

/**
 * Seconds by which payment detection is behind the wall clock; 0 while they are normal, as a few blocks' are. Counted from
 * when it is known to have worked.
 */
export function detectionLagSeconds(
  status: Pick<ChainStatus, "seenUntil"> | null,
  now: Date,
  normalSeconds: number,
): number {
  if (!status) return 0;
  const behind = secondsBetween(status.seenUntil, now);
  return behind <= normalSeconds ? 0 : behind;
}
