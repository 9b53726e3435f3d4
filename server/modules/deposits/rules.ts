import type { KnownBlock } from "@/server/modules/chains/find-common-block";
import type { TokenTransfer } from "@/server/modules/chains/ports";

/** Blocks that follow each other, and what was found in them. */
export interface SearchedPart {
  readonly blocks: readonly KnownBlock[];
  readonly transfers: readonly TokenTransfer[];
}

/** As many as a transaction takes in a second or two. */
export const TRANSFERS_PER_COMMIT = 500;

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

/**
 * How many providers must stand behind a payment before it becomes final: none below the agreement's value, where the
 * block alone is asked for again; above it as many as the rule wants, or all there are. A single one then still has to
 * show the payment's receipt a second time.
 */
export function witnessesNeeded(
  amountMinor: bigint,
  providers: number,
  agreement: { readonly fromMinor: bigint; readonly providers: number },
): number {
  return amountMinor < agreement.fromMinor ? 0 : Math.min(agreement.providers, providers);
}
