import { invariant } from "@/server/core/invariant";
import type {
  ChainBlock,
  ChainRecord,
  ChainTransaction,
  Hex,
  ReplayedTransaction,
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
  /** The height of a block that is or was in the chain. */
  heightOf(hash: string): number | undefined;
  /** The bytes of a transaction that is in a block. */
  rawOf(txId: string): Hex;
}

/** The local chain in memory: a pure fold over its records. */
export class ChainState {
  private blocks: ChainBlock[] = [];
  private readonly heights = new Map<string, number>();
  private readonly pending = new Set<string>();
  private readonly signed = new Map<string, Hex>();
  private readonly orphans = new Map<string, number>();

  /** By how much this chain's time is ahead of the real one. */
  aheadSeconds = 0;

  get height(): number {
    return this.blocks.length - 1;
  }

  /** Transactions that wait for a block, oldest first. */
  get mempool(): SignedTransaction[] {
    return [...this.pending].map((txId) => this.signedOf(txId));
  }

  apply(record: ChainRecord): void {
    if (record.kind === "transaction") {
      this.accept(record);
    } else if (record.kind === "block") {
      this.append(record.block);
      for (const txId of record.dropped ?? []) this.pending.delete(txId);
    } else if (record.kind === "clock") {
      this.aheadSeconds = record.aheadSeconds;
    } else {
      this.rewind(record.keep);
      for (const txId of record.dropped) this.pending.delete(txId);
      for (const block of record.blocks) this.append(block);
    }
  }

  /** The transactions of the blocks (after, upTo] as a replay needs them. */
  executed(after: number, upTo: number): ReplayedTransaction[] {
    return this.blocks
      .slice(after + 1, upTo + 1)
      .flatMap(({ transactions }) =>
        transactions.map(({ txId, succeeded }) => ({ ...this.signedOf(txId), succeeded })),
      );
  }

  /** Every transaction after block `keep`, in the order of execution. */
  transactionsAfter(keep: number): ChainTransaction[] {
    return this.blocks.slice(keep + 1).flatMap(({ transactions }) => transactions);
  }

  /** Whether the transaction is in a block or waits for one. */
  holds(txId: string): boolean {
    return this.pending.has(txId) || this.heights.has(txId);
  }

  /** Whether the transaction was ever accepted. */
  isKnown(txId: string): boolean {
    return this.signed.has(txId);
  }

  signedOf(txId: string): SignedTransaction {
    const raw = this.signed.get(txId);
    invariant(raw, `the journal holds transaction ${txId} before its block`);
    return { txId, raw };
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
    const byHash = (hash: string): ChainBlock | undefined => {
      const found = /^0x[0-9a-f]{64}$/.test(hash) ? block(Number(BigInt(hash.slice(0, 18)))) : undefined;
      return found?.hash === hash ? found : undefined;
    };
    return {
      latest: this.blockAt(top),
      finalized: this.blockAt(Math.max(0, top - SOLID_DEPTH)),
      block,
      blockByHash: byHash,
      locate: (txId) => {
        const found = block(this.heights.get(txId) ?? Number.POSITIVE_INFINITY);
        if (!found) return undefined;
        return {
          block: found,
          index: found.transactions.findIndex((transaction) => transaction.txId === txId),
        };
      },
      heightOf: (hash) => {
        const number = this.orphans.get(hash) ?? byHash(hash)?.number;
        return number === undefined || number > top ? undefined : number;
      },
      rawOf: (txId) => this.signedOf(txId).raw,
    };
  }

  private accept({ txId, raw }: SignedTransaction): void {
    this.pending.add(txId);
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
    for (const { hash, number } of this.blocks.slice(keep + 1)) this.orphans.set(hash, number);
    for (const { txId } of this.transactionsAfter(keep)) {
      this.heights.delete(txId);
      this.pending.add(txId);
    }
    for (const txId of waiting) this.pending.add(txId);
    this.blocks = this.blocks.slice(0, keep + 1);
  }
}
