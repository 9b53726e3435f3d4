import { join } from "node:path";
import type { Clock } from "@/server/core/clock";
import { invalidField } from "@/server/core/errors";
import { invariant } from "@/server/core/invariant";
import { sealBlock } from "@/server/integrations/local-chain/block-hash";
import type {
  ChainRecord,
  ChainTransaction,
  Hex,
  SignedTransaction,
  StoredBlock,
} from "@/server/integrations/local-chain/chain-record";
import { ChainState, type ChainView, SOLID_DEPTH } from "@/server/integrations/local-chain/chain-state";
import { removeCheckpoint } from "@/server/integrations/local-chain/checkpoint";
import type { Call } from "@/server/integrations/local-chain/executor";
import { ExecutorHost } from "@/server/integrations/local-chain/executor-host";
import { type Contracts, contractsOf, genesisCalls } from "@/server/integrations/local-chain/genesis";
import { commit, type Journal, openJournal } from "@/server/integrations/local-chain/journal";
import { feeCall, paymentCall } from "@/server/integrations/local-chain/payment-call";
import {
  blockBefore,
  findSubstitutes,
  type Reorganisation,
} from "@/server/integrations/local-chain/reorganisation";
import type { TestPayment } from "@/server/modules/test-helpers/ports";

/** The block that deploys everything, and enough on top for a finalized block after it. */
const FIRST_BLOCKS = 25;
const BLOCK_SECONDS = 3;
/** A restart replays at most about this many transactions; one takes some 0.2 ms. */
const TRANSACTIONS_PER_CHECKPOINT = 1_000;
const TRANSFER_OF_NOTHING = { data: "0x", energyLimit: 21_000 } as const;

/**
 * The local chain: blocks of TRON's shape over an EVM. The journal is the chain; memory and anvil are rebuilt from it,
 * and readers see nothing that is not yet in it. Commands run one after another.
 */
export class LocalNode {
  private turn: Promise<unknown> = Promise.resolve();
  private sinceCheckpoint = 0;

  private constructor(
    private readonly clock: Clock,
    private readonly state: ChainState,
    private readonly journal: Journal,
    private readonly host: ExecutorHost,
    readonly contracts: Contracts,
  ) {}

  /** Opens the chain kept in the folder, or makes a new one there. */
  static async open(dataDir: string, clock: Clock): Promise<LocalNode> {
    let state = new ChainState();
    const journal = await openJournal(join(dataDir, "journal.ndjson"), (record) => state.apply(record));
    const exists = state.height >= FIRST_BLOCKS;
    if (!exists) {
      // A chain that was killed while it was made has served nobody: begin again.
      await journal.clear();
      await removeCheckpoint(dataDir);
      state = new ChainState();
    }
    const host = new ExecutorHost(dataDir, state);
    try {
      const contracts = contractsOf(await host.use((executor) => executor.accounts()));
      const node = new LocalNode(clock, state, journal, host, contracts);
      if (!exists) await node.makeChain();
      await node.writeCheckpoint();
      return node;
    } catch (error) {
      await host.discard();
      await journal.close();
      throw error;
    }
  }

  /** The chain as its newest reader sees it, or as a node that stopped at block `ceiling`. */
  view(ceiling?: number): ChainView {
    return this.state.view(ceiling);
  }

  /** Returns once the transaction is in the mempool for good. Throws `validation_failed` for an unknown payer. */
  async pay(payment: TestPayment): Promise<{ txId: string }> {
    const call = paymentCall(this.contracts, payment);
    return this.inTurn(() => this.submit(call));
  }

  /** The token takes this fee from the block after this call on. */
  async setFee(basisPoints: number): Promise<{ txId: string }> {
    return this.inTurn(() => this.submit(feeCall(this.contracts, basisPoints)));
  }

  /** Mines `blocks` blocks, the first with everything that waits. */
  async mine(blocks: number): Promise<{ head: number }> {
    return this.inTurn(async () => {
      for (let mined = 0; mined < blocks; mined += 1) await this.produceBlock(this.now());
      if (this.sinceCheckpoint >= TRANSACTIONS_PER_CHECKPOINT) await this.writeCheckpoint();
      return { head: this.state.height };
    });
  }

  /**
   * Moves the chain's time so far ahead of the real one, never back. What waits is mined before, at the time at which it was
   * sent; the blocks after have the new time, as many as make all before final if that much time had passed.
   */
  async setClock(aheadSeconds: number): Promise<{ head: number; aheadSeconds: number }> {
    return this.inTurn(async () => {
      const passed = aheadSeconds - this.state.aheadSeconds;
      if (passed > 0) {
        if (this.state.mempool.length > 0) await this.produceBlock(this.now());
        await this.record({ kind: "clock", aheadSeconds });
        const blocks = Math.min(Math.ceil(passed / BLOCK_SECONDS), SOLID_DEPTH + 1);
        for (let mined = 0; mined < blocks; mined += 1) await this.produceBlock(this.now());
      }
      return { head: this.state.height, aheadSeconds: this.state.aheadSeconds };
    });
  }

  /**
   * Replaces the newest blocks by a branch that is one longer. Its first block includes their transactions again, except
   * those in `drop`, and those in `restore` that an earlier branch had dropped. Throws `validation_failed` if a finalized
   * block would have to go, or for a transaction that is not where it would have to be.
   */
  async reorg({ depth, drop = [], restore = [] }: Reorganisation): Promise<{ head: number }> {
    return this.inTurn(async () => {
      const returning = await findSubstitutes(this.state, restore);
      const keep =
        depth === undefined
          ? blockBefore(this.state, [...drop, ...returning.keys()])
          : this.state.height - depth;
      if (keep < this.state.view().finalized.number)
        throw invalidField("depth", "A finalized block never leaves the chain");
      const dropped = new Set(drop);
      const length = this.state.height + 1 - keep;
      try {
        const { added, transactions } = await this.executeBranch(keep, dropped, returning);
        const blocks: StoredBlock[] = [];
        for (let number = keep + 1; number <= keep + length; number += 1) {
          const { time } = this.state.blockAt(Math.min(number, this.state.height));
          blocks.push(sealBlock(number, time, number === keep + 1 ? transactions : []));
        }
        const gone = [...dropped, ...returning.keys()];
        await this.record({ kind: "reorg", keep, dropped: gone, added, blocks });
      } finally {
        await this.host.discard();
      }
      return { head: this.state.height };
    });
  }

  /** A read-only call on the newest state. */
  async call(to: Hex, data: Hex): Promise<Hex> {
    return this.inTurn(() => this.host.use((executor) => executor.call(to, data)));
  }

  /** Stops anvil, after a checkpoint that leaves the next start nothing to replay. */
  async close(): Promise<void> {
    try {
      if (this.sinceCheckpoint > 0) await this.inTurn(() => this.writeCheckpoint());
    } finally {
      await this.inTurn(() => this.host.discard());
      await this.journal.close();
    }
  }

  private inTurn<T>(command: () => Promise<T>): Promise<T> {
    const result = this.turn.then(command);
    this.turn = result.catch(() => undefined);
    return result;
  }

  private async makeChain(): Promise<void> {
    const start = Math.floor(this.clock.now().getTime() / 1000) - FIRST_BLOCKS * BLOCK_SECONDS;
    await this.record({ kind: "block", block: sealBlock(0, start, []) });
    for (const call of genesisCalls(this.contracts)) await this.submit(call);
    for (let number = 1; number <= FIRST_BLOCKS; number += 1)
      await this.produceBlock(start + number * BLOCK_SECONDS);
    invariant(
      this.state.transactionsAfter(0).every(({ succeeded }) => succeeded),
      "the contracts of the local chain deploy",
    );
  }

  private async submit(call: Call): Promise<{ txId: string }> {
    const signed = await this.host.use((executor) => executor.submit(call));
    await this.record({ kind: "transaction", ...signed });
    return { txId: signed.txId };
  }

  /** The chain's time in seconds. */
  private now(): number {
    return Math.floor(this.clock.now().getTime() / 1000) + this.state.aheadSeconds;
  }

  private async produceBlock(now: number): Promise<void> {
    const { height, mempool } = this.state;
    const transactions = mempool.length === 0 ? [] : await this.host.use((executor) => executor.mine());
    // Never before the parent: blocks mined on request may share a second, so that the chain does not run ahead of time.
    const time = Math.max(this.state.blockAt(height).time, now);
    await this.record({ kind: "block", block: sealBlock(height + 1, time, transactions) });
    this.sinceCheckpoint += transactions.length;
  }

  /** Runs the transactions of the blocks after `keep` anew on the state before them. */
  private async executeBranch(
    keep: number,
    dropped: ReadonlySet<string>,
    returning: ReadonlyMap<string, SignedTransaction>,
  ): Promise<{ added: SignedTransaction[]; transactions: ChainTransaction[] }> {
    const executor = await this.host.restartAt(keep);
    const added: SignedTransaction[] = [];
    for (const { txId, from } of this.state.transactionsAfter(keep)) {
      const original = returning.get(txId);
      if (original) {
        added.push(original);
        await executor.resubmit([original.raw]);
      }
      // The account's later transactions need the number of the one that is gone.
      else if (dropped.has(txId))
        added.push(await executor.submit({ from, to: from, ...TRANSFER_OF_NOTHING }));
      else await executor.resubmit([this.state.rawOf(txId)]);
    }
    await executor.resubmit(this.state.mempool);
    const transactions = await executor.mine();
    return { added, transactions };
  }

  /** Whatever fails here leaves the executor ahead of the chain, so it goes. */
  private async record(record: ChainRecord): Promise<void> {
    try {
      await commit(this.journal, this.state, record);
    } catch (error) {
      await this.host.discard();
      throw error;
    }
  }

  private async writeCheckpoint(): Promise<void> {
    await this.host.writeCheckpoint();
    this.sinceCheckpoint = 0;
  }
}
