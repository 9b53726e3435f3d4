import { createHash } from "node:crypto";
import { addSeconds, instant } from "@/server/core/clock";
import type { TronAddress } from "@/server/core/tron-address";
import type { BlockHeader } from "@/server/modules/chains/ports";
import { Random } from "@/server/testing/chain-fuzz/random";

const FINALITY_DEPTH = 18;
const BLOCK_SECONDS = 3;
const START = instant("2026-01-01T00:00:00.000Z");

export interface SimulatedLog {
  readonly token: "usdt" | "other";
  readonly to: TronAddress;
  readonly value: bigint;
}

export interface SimulatedTransaction {
  readonly txId: string;
  readonly logs: readonly SimulatedLog[];
  readonly succeeded: boolean;
}

export interface SimulatedBlock {
  readonly header: BlockHeader;
  readonly transactions: readonly SimulatedTransaction[];
}

/** What a node that has heard of everything up to some moment knows. */
export interface View {
  readonly blocks: readonly SimulatedBlock[];
  readonly finalNumber: number;
}

export const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

/** A chain that forks, and whose transactions come back in other blocks and at other places, or never. */
export class SimulatedChain {
  private readonly views: View[] = [];
  private branch = 0;
  /** Transactions that a fork threw out and that no block of the chain has. */
  private pool: SimulatedTransaction[] = [];
  private readonly mined = new Set<string>();

  constructor() {
    this.replace({ blocks: [], finalNumber: 0 });
    this.mine(FINALITY_DEPTH + 2);
    this.solidify();
  }

  get now(): View {
    return this.before(0);
  }

  get head(): BlockHeader {
    const block = this.now.blocks.at(-1);
    if (!block) throw new Error("The chain has a first block");
    return block.header;
  }

  get hasForked(): boolean {
    return this.branch > 0;
  }

  /** The chain as it was so many changes ago. */
  before(changes: number): View {
    const view = this.views[Math.max(0, this.views.length - 1 - changes)];
    if (!view) throw new Error("The chain has a first state");
    return view;
  }

  /** Whether this transaction was ever in a block, on any branch. */
  wasMined(txId: string): boolean {
    return this.mined.has(txId);
  }

  /** Adds `count` blocks; the transactions are in the first of them, which comes `gapSeconds` after its parent. */
  mine(count: number, transactions: readonly SimulatedTransaction[] = [], gapSeconds = BLOCK_SECONDS): void {
    const blocks = [...this.now.blocks];
    for (let added = 0; added < count; added += 1) {
      const content = added === 0 ? transactions : [];
      blocks.push(this.nextBlock(blocks.at(-1), content, added === 0 ? gapSeconds : BLOCK_SECONDS));
    }
    this.replace({ ...this.now, blocks });
  }

  /** Everything with enough blocks on top of it can never leave the chain again. */
  solidify(): void {
    const { blocks, finalNumber } = this.now;
    this.replace({ blocks, finalNumber: Math.max(finalNumber, blocks.length - 1 - FINALITY_DEPTH) });
  }

  /**
   * Replaces the newest blocks, as far as they are not final, by a longer branch. Their transactions come in other
   * blocks of it and in another order, or wait in the pool.
   */
  reorganise(depth: number, seed: number): void {
    const { blocks, finalNumber } = this.now;
    const random = new Random(seed);
    const cut = Math.min(depth, blocks.length - 1 - finalNumber);
    const dropped = blocks.slice(blocks.length - cut).flatMap(({ transactions }) => transactions);
    this.branch += 1;
    const branch = blocks.slice(0, blocks.length - cut);
    const waiting = random.shuffle([...dropped, ...this.pool]);
    const gap = random.chance(0.8) ? BLOCK_SECONDS : random.between(4, 400);
    for (let added = 0; added <= cut; added += 1) {
      const content = random.chance(0.3) ? waiting.splice(0, random.between(1, 3)) : [];
      branch.push(this.nextBlock(branch.at(-1), content, added === 0 ? gap : BLOCK_SECONDS));
    }
    this.pool = waiting;
    this.replace({ blocks: branch, finalNumber });
  }

  /** A block with some of the transactions that wait in the pool. */
  remine(seed: number): void {
    const random = new Random(seed);
    const waiting = random.shuffle(this.pool);
    const content = waiting.splice(0, random.between(1, 3));
    this.pool = waiting;
    this.mine(1, content);
  }

  private nextBlock(
    parent: SimulatedBlock | undefined,
    transactions: readonly SimulatedTransaction[],
    gapSeconds: number,
  ): SimulatedBlock {
    for (const { txId } of transactions) this.mined.add(txId);
    const number = parent ? parent.header.number + 1 : 0;
    const parentHash = parent?.header.hash ?? `0x${"0".repeat(64)}`;
    const content = transactions.map(({ txId }) => txId).join();
    const hash = `0x${digest(`${parentHash}:${number}:${this.branch}:${content}`)}`;
    const time = parent ? addSeconds(parent.header.time, gapSeconds) : START;
    return { header: { number, hash, parentHash, time }, transactions };
  }

  private replace(view: View): void {
    this.views.push(view);
  }
}
