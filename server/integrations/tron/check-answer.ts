import { unavailable } from "@/server/integrations/tron/unavailable";
import type { BlockHeader } from "@/server/modules/chains/ports";

export function present(header: BlockHeader | null, name: string): BlockHeader {
  if (!header) throw unavailable("inconsistent", `The node has no ${name} block`);
  return header;
}

/** Throws `chain_unavailable` unless both blocks are there and in order. */
export function checkHeads(
  latest: BlockHeader | null,
  finalized: BlockHeader | null,
): { latest: BlockHeader; finalized: BlockHeader } {
  const heads = { latest: present(latest, "latest"), finalized: present(finalized, "finalized") };
  if (heads.finalized.number > heads.latest.number)
    throw unavailable("inconsistent", "The finalized block is above the latest");
  return heads;
}

/** Throws `chain_unavailable` unless `next` is the child of `previous`. */
export function linkHeaders(previous: BlockHeader | undefined, next: BlockHeader): void {
  if (previous && next.parentHash !== previous.hash) {
    throw unavailable("inconsistent", `Block ${next.number} is not the child of block ${previous.number}`);
  }
}
