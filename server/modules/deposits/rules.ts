import type { KnownBlock } from "@/server/modules/chains/find-common-block";
import type { TokenTransfer } from "@/server/modules/chains/ports";

/** Blocks that follow each other, and what was found in them. */
export interface SearchedPart {
  readonly blocks: readonly KnownBlock[];
  readonly transfers: readonly TokenTransfer[];
}

/**
 * Cuts what was found into parts of whole blocks with at most `size` transfers each, so that a transaction can hold one
 * however much came in; a single block is never cut. What earlier blocks had goes with the first part, which there always
 * is, also where no block was searched.
 */
export function cutIntoParts({ blocks, transfers }: SearchedPart, size: number): SearchedPart[] {
  const ofBlock = Map.groupBy(transfers, ({ blockNumber }) => blockNumber);
  const parts: { blocks: KnownBlock[]; transfers: TokenTransfer[] }[] = [];
  const first = blocks[0]?.number ?? Infinity;
  let part = {
    blocks: [] as KnownBlock[],
    transfers: transfers.filter(({ blockNumber }) => blockNumber < first),
  };
  for (const block of blocks) {
    const found = ofBlock.get(block.number) ?? [];
    if (part.blocks.length > 0 && part.transfers.length + found.length > size) {
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
