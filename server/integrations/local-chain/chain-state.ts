import { invariant } from "@/server/core/invariant";
import type {
  ChainBlock,
  ChainRecord,
  ChainTransaction,
  Hex,
  SignedTransaction,
  StoredBlock,
} from "@/server/integrations/local-chain/chain-record";

/** 27 representatives, of which 19 must have built on a block. */
export const SOLID_DEPTH = 18;

const NO_HASH: Hex = `0x${"0".repeat(64)}`;

/** What a node at some height knows. */
export interface ChainView {
  readonly latest: ChainBlock;
  readonly finalized: ChainBlock;
  block(number: number): ChainBlock | undefined;
  blockByHash(hash: string): ChainBlock | undefined;
  /** The block that holds the transaction, and its index there. */
  locate(txId: string): { readonly block: ChainBlock; readonly index: number } | undefined;
}

/** The local chain in memory: a pure fold over its records. */
export class ChainState {
  private blocks: ChainBlock[] = [];
  private readonly heights = new Map<string, number>();
  private readonly pending = new Map<string, Hex>();
  private readonly signed = new Map<string, Hex>();

  /** By how much this chain's time is ahead of the real one. */
  aheadSeconds = 0;

  get height(): number {
    return this.blocks.length - 1;
  }

  /** Signed transactions that wait for a block, oldest first. */
  get mempool(): Hex[] {
    return [...this.pending.values()];
  }

  apply(record: ChainRecord): void {
    if (record.kind === "transaction") {
      this.accept(record);
    } else if (record.kind === "block") {
      this.append(record.block);
    } else if (record.kind === "clock") {
      this.aheadSeconds = record.aheadSeconds;
    } else {
      this.rewind(record.keep);
      for (const txId of record.dropped) this.pending.delete(txId);
      for (const transaction of record.added) this.accept(transaction);
      for (const block of record.blocks) this.append(block);
    }
  }

  /** The transactions of the blocks (after, upTo] as a replay needs them. */
  executed(after: number, upTo: number): { raw: Hex; succeeded: boolean }[] {
    return this.blocks
      .slice(after + 1, upTo + 1)
      .flatMap(({ transactions }) =>
        transactions.map(({ txId, succeeded }) => ({ raw: this.rawOf(txId), succeeded })),
      );
  }

  /** Every transaction after block `keep`, in the order of execution. */
  transactionsAfter(keep: number): ChainTransaction[] {
    return this.blocks.slice(keep + 1).flatMap(({ transactions }) => transactions);
  }

  isKnown(txId: string): boolean {
    return this.signed.has(txId);
  }

  rawOf(txId: string): Hex {
    const raw = this.signed.get(txId);
    invariant(raw, `the journal holds transaction ${txId} before its block`);
    return raw;
  }

  blockAt(number: number): ChainBlock {
    const block = this.blocks[number];
    invariant(block, `the local chain has block ${number}`);
    return block;
  }

  /** The chain as a node sees it whose newest block is `ceiling`. */
  view(ceiling = this.height): ChainView {
    const top = Math.min(ceiling, this.height);
    const block = (number: number): ChainBlock | undefined =>
      number <= top ? this.blocks[number] : undefined;
    return {
      latest: this.blockAt(top),
      finalized: this.blockAt(Math.max(0, top - SOLID_DEPTH)),
      block,
      blockByHash: (hash) => {
        const found = /^0x[0-9a-f]{64}$/.test(hash) ? block(Number(BigInt(hash.slice(0, 18)))) : undefined;
        return found?.hash === hash ? found : undefined;
      },
      locate: (txId) => {
        const found = block(this.heights.get(txId) ?? Number.POSITIVE_INFINITY);
        if (!found) return undefined;
        return {
          block: found,
          index: found.transactions.findIndex((transaction) => transaction.txId === txId),
        };
      },
    };
  }

  private accept({ txId, raw }: SignedTransaction): void {
    this.pending.set(txId, raw);
    this.signed.set(txId, raw);
  }

  private append(block: StoredBlock): void {
    invariant(block.number === this.blocks.length, "blocks follow each other");
    this.blocks.push({ ...block, parentHash: this.blocks.at(-1)?.hash ?? NO_HASH });
    for (const { txId } of block.transactions) {
      this.heights.set(txId, block.number);
      this.pending.delete(txId);
    }
  }

  private rewind(keep: number): void {
    const waiting = [...this.pending];
    this.pending.clear();
    for (const { txId } of this.transactionsAfter(keep)) {
      this.heights.delete(txId);
      this.pending.set(txId, this.rawOf(txId));
    }
    for (const [txId, raw] of waiting) this.pending.set(txId, raw);
    this.blocks = this.blocks.slice(0, keep + 1);
  }
}
