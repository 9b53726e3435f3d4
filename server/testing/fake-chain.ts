import { createHash } from "node:crypto";
import { addSeconds, instant } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import { parseTronAddress, type TronAddress } from "@/server/core/tron-address";
import type { TransactionInspection, TransactionInspector } from "@/server/modules/diagnosis/ports";
import type {
  BlockHeader,
  BlockRange,
  ChainReader,
  RangeTransfers,
  TokenTransfer,
  TransactionStanding,
} from "@/server/modules/chains/ports";

const FINALITY_DEPTH = 18;
const BLOCK_SECONDS = 3;
const PAYER = parseTronAddress("TUEZSdKsoDHQMeZwihtdoBiN46zxhGWYdH");

export interface FakeTransfer {
  readonly to: TronAddress;
  readonly value: bigint;
  /** Another contract's money, which only an inspection sees. */
  readonly token?: TronAddress;
}

export interface FakeTransaction {
  readonly txId: string;
  readonly transfers: readonly FakeTransfer[];
  readonly succeeded?: boolean;
}

interface FakeBlock {
  readonly header: BlockHeader;
  readonly transactions: readonly FakeTransaction[];
}

const digest = (text: string) => createHash("sha256").update(text).digest("hex");

/** A chain in memory that is scripted block by block: the outermost edge of the watcher, for histories that no node would play. */
export class FakeChain implements ChainReader, TransactionInspector {
  private blocks: FakeBlock[] = [];
  private branch = 0;
  private unavailable = false;
  private stoodStillSeconds = 0;
  private readonly unindexed = new Set<string>();

  constructor(
    readonly network: string,
    readonly token: TronAddress,
    private readonly start: Date = instant("2026-01-01T00:00:00.000Z"),
  ) {
    this.mine(FINALITY_DEPTH + 1);
  }

  get headNumber(): number {
    return this.blocks.length - 1;
  }

  get headTime(): Date {
    return this.blockAt(this.headNumber).header.time;
  }

  /** Adds `count` blocks; `transactions` are in the first of them. */
  mine(count: number, transactions: readonly FakeTransaction[] = []): void {
    for (let added = 0; added < count; added += 1) {
      const number = this.blocks.length;
      const parentHash = this.blocks.at(-1)?.header.hash ?? `0x${"0".repeat(64)}`;
      const content = added === 0 ? transactions : [];
      const hash = `0x${digest(`${parentHash}:${number}:${this.branch}:${content.map(({ txId }) => txId).join()}`)}`;
      const time = addSeconds(this.start, number * BLOCK_SECONDS + this.stoodStillSeconds);
      this.blocks.push({ header: { number, hash, parentHash, time }, transactions: content });
    }
  }

  /** Mines one block with one transaction that makes these transfers; returns the transaction. */
  pay(...transfers: FakeTransfer[]): FakeTransaction {
    const transaction = {
      txId: digest(
        `transaction ${this.branch} ${this.blocks.length} ${transfers.map(({ to }) => to).join()}`,
      ),
      transfers,
    };
    this.mine(1, [transaction]);
    return transaction;
  }

  /** Replaces the newest `depth` blocks by empty ones of another branch; at least as long, so that nodes prefer it. */
  reorganise(depth: number): void {
    this.branch += 1;
    this.blocks.length -= depth;
    this.mine(depth + 1);
  }

  /** Makes no block for so long: the next ones are that much later. */
  standStill(seconds: number): void {
    this.stoodStillSeconds += seconds;
  }

  /** Makes every call fail until it is called with false. */
  breakDown(unavailable: boolean): void {
    this.unavailable = unavailable;
  }

  /** Leaves the transaction out of the log index: only a reading without the index finds its transfers. */
  hideFromIndex({ txId }: FakeTransaction): void {
    this.unindexed.add(txId);
  }

  async heads() {
    this.assertAvailable();
    return {
      latest: this.blockAt(this.headNumber).header,
      finalized: this.blockAt(Math.max(0, this.headNumber - FINALITY_DEPTH)).header,
    };
  }

  async header(number: number) {
    this.assertAvailable();
    return this.blocks[number]?.header ?? null;
  }

  async transfers({ from, to, withoutIndex }: BlockRange): Promise<RangeTransfers> {
    this.assertAvailable();
    const range = this.blocks.slice(from, to + 1);
    if (range.length !== to - from + 1)
      throw new DomainError("chain_unavailable", "The node does not have the end block");
    const all = range.flatMap((block) => this.transfersOf(block));
    const transfers = withoutIndex === true ? all : all.filter(({ txId }) => !this.unindexed.has(txId));
    return { headers: range.map(({ header }) => header), transfers, seen: transfers.length };
  }

  async receipt(txId: string): Promise<TransactionStanding> {
    const seenBy = await this.heads();
    const block = this.blocks.find(({ transactions }) =>
      transactions.some((transaction) => transaction.txId === txId),
    );
    const transaction = block?.transactions.find((candidate) => candidate.txId === txId);
    if (!block || !transaction) return { status: "missing", seenBy };
    return {
      status: transaction.succeeded === false ? "failed" : "succeeded",
      blockNumber: block.header.number,
      blockHash: block.header.hash,
    };
  }

  async inspect(txId: string): Promise<TransactionInspection> {
    const standing = await this.receipt(txId);
    if (standing.status === "missing") return { status: "missing", nodeBlock: this.headNumber };
    const { status, blockNumber } = standing;
    const transaction = this.blockAt(blockNumber).transactions.find((candidate) => candidate.txId === txId);
    const movements = (transaction?.transfers ?? []).map(({ to, value, token = this.token }) => ({
      token,
      from: PAYER,
      to,
      value,
    }));
    return {
      status,
      blockNumber,
      nodeBlock: this.headNumber,
      recipient: movements[0]?.token ?? null,
      movements: status === "succeeded" ? movements : [],
    };
  }

  private transfersOf({ header, transactions }: FakeBlock): TokenTransfer[] {
    return transactions.flatMap(({ txId, transfers, succeeded = true }) =>
      transfers.flatMap(({ to, value, token = this.token }, ordinal) =>
        token === this.token
          ? {
              txId,
              ordinal,
              blockNumber: header.number,
              blockHash: header.hash,
              blockTime: header.time,
              token,
              from: PAYER,
              to,
              value,
              succeeded,
            }
          : [],
      ),
    );
  }

  private blockAt(number: number): FakeBlock {
    const block = this.blocks[number];
    if (!block) throw new Error(`The fake chain has no block ${number}`);
    return block;
  }

  private assertAvailable(): void {
    if (this.unavailable) throw new DomainError("chain_unavailable", "The fake chain was told to fail");
  }
}
