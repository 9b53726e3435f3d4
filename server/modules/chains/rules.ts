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

/**
 * Seconds by which payment detection is behind the wall clock, beyond the block interval that is normal. Counted from
 * the newest searched block and from the last look at the chain, whichever is worse.
 */
export function detectionLagSeconds(status: ChainStatus | null, now: Date, normalSeconds: number): number {
  if (!status) return 0;
  const oldest = Math.min(status.head.time.getTime(), status.scannedAt.getTime());
  const behind = Math.floor((now.getTime() - oldest) / 1000);
  return behind <= normalSeconds ? 0 : behind;
}
