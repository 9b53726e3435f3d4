import type { KnownBlock } from "@/server/modules/chains/find-common-block";
import type { TokenTransfer } from "@/server/modules/chains/ports";

/** Blocks that follow each other, and what was found in them. */
export interface SearchedPart {
  readonly blocks: readonly KnownBlock[];
  readonly transfers: readonly TokenTransfer[];
}

/**
 * Cuts what was found into parts of whole blocks with at most `size` transfers each, so that a transaction can hold one
 * however much came in; a single block is never cut. There is always a first part, empty where no block was searched.
 */
export function cutIntoParts({ blocks, transfers }: SearchedPart, size: number): SearchedPart[] {
  const ofBlock = Map.groupBy(transfers, ({ blockNumber }) => blockNumber);
  const parts: { blocks: KnownBlock[]; transfers: TokenTransfer[] }[] = [];
  let part = { blocks: [] as KnownBlock[], transfers: [] as TokenTransfer[] };
  for (const block of blocks) {
    const found = ofBlock.get(block.number) ?? [];
    if (part.transfers.length > 0 && part.transfers.length + found.length > size) {
      parts.push(part);
      part = { blocks: [], transfers: [] };
    }
    part.blocks.push(block);
    part.transfers.push(...found);
  }
  return [...parts, part];
}
