import { join } from "node:path";
import type { Clock } from "@/server/core/clock";
import { invariant } from "@/server/core/invariant";
import type { TronAddress } from "@/server/core/tron-address";
import { sealBlock } from "@/server/integrations/local-chain/block-hash";
import {
  type BroadcastRefusal,
  refuseByContent,
  refuseByForm,
} from "@/server/integrations/local-chain/broadcast";
import type {
  ChainRecord,
  Hex,
  SignedTransaction,
  StoredBlock,
} from "@/server/integrations/local-chain/chain-record";
import { ChainState, type ChainView, SOLID_DEPTH } from "@/server/integrations/local-chain/chain-state";
import { removeCheckpoint } from "@/server/integrations/local-chain/checkpoint";
import type { Account, Simulation } from "@/server/integrations/local-chain/executor";
import { type Execution, ExecutorHost } from "@/server/integrations/local-chain/executor-host";
import { type Contracts, contractsOf, genesisCalls } from "@/server/integrations/local-chain/genesis";
import { commit, type Journal, openJournal } from "@/server/integrations/local-chain/journal";
import { feeCall, fundingCall, paymentCall } from "@/server/integrations/local-chain/payment-call";
import { planFork, type Reorganisation } from "@/server/integrations/local-chain/reorganisation";
import { type Call, transactionOf } from "@/server/integrations/local-chain/transaction-call";
import { decodeTransaction } from "@/server/integrations/local-chain/tron-transaction";
import type { TestPayment } from "@/server/modules/test-helpers/ports";

/** The block that deploys everything, and enough on top for a finalized block after it. */
const FIRST_BLOCKS = 25;
const BLOCK_SECONDS = 3;
/** A restart replays at most about this many transactions; one takes some 0.2 ms. */
const TRANSACTIONS_PER_CHECKPOINT = 1_000;

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

  /** Sends TRX from the chain's owner. */
  async fund(to: TronAddress, sun: bigint): Promise<{ txId: string }> {
    return this.inTurn(() => this.submit(fundingCall(this.contracts, to, sun)));
  }

  /**
   * Takes a signed transaction of anybody's into the mempool, for good, or says why not; `seen` is what the node that it is
   * given to knows. Throws for bytes that are no transaction.
   */
  async broadcast(raw: Hex, seen: ChainView): Promise<BroadcastRefusal | null> {
    const transaction = decodeTransaction(raw);
    const { txId, instruction } = transaction;
    const checkContent = async (): Promise<BroadcastRefusal | null> => {
      const from = await this.readAccount(instruction.from);
      return refuseByContent(transaction, from, instruction.to && (await this.readAccount(instruction.to)));
    };
    return this.inTurn(async () => {
      const refusal = refuseByForm(transaction, seen, (id) => this.state.holds(id)) ?? (await checkContent());
      if (!refusal) await this.record({ kind: "transaction", txId, raw });
      return refusal;
    });
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
  async reorg(reorganisation: Reorganisation): Promise<{ head: number }> {
    return this.inTurn(async () => {
      const { keep, transactions } = planFork(this.state, reorganisation);
      const length = this.state.height + 1 - keep;
      try {
        const executed = await (await this.host.restartAt(keep)).execute(transactions);
        const blocks: StoredBlock[] = [];
        for (let number = keep + 1; number <= keep + length; number += 1) {
          const { time } = this.state.blockAt(Math.min(number, this.state.height));
          blocks.push(sealBlock(number, time, number === keep + 1 ? executed : []));
        }
        await this.record({ kind: "reorg", keep, dropped: [...(reorganisation.drop ?? [])], blocks });
      } finally {
        await this.host.discard();
      }
      return { head: this.state.height };
    });
  }

  /** What a call would do on the newest state. */
  async simulate(call: Call): Promise<Simulation> {
    return this.inTurn(() => this.host.use((executor) => executor.simulate(call)));
  }

  async account(address: Hex): Promise<Account> {
    return this.inTurn(() => this.readAccount(address));
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

  private readAccount(address: Hex): Promise<Account> {
    return this.host.use((executor) => executor.account(address));
  }

  private async submit(call: Call): Promise<{ txId: string }> {
    // Two equal payments are two transactions: their times differ.
    let timestamp = this.clock.now().getTime();
    const head = this.state.blockAt(this.state.height);
    let transaction = transactionOf(call, head, timestamp);
    while (this.state.isKnown(transaction.txId)) {
      timestamp += 1;
      transaction = transactionOf(call, head, timestamp);
    }
    await this.record({ kind: "transaction", ...transaction });
    return { txId: transaction.txId };
  }

  /** The chain's time in seconds. */
  private now(): number {
    return Math.floor(this.clock.now().getTime() / 1000) + this.state.aheadSeconds;
  }

  private async produceBlock(now: number): Promise<void> {
    const { time, number } = this.state.blockAt(this.state.height);
    const { transactions, dropped } = await this.executeWaiting(time);
    // Never before the parent: blocks mined on request may share a second, so that the chain does not run ahead of time.
    const block = sealBlock(number + 1, Math.max(time, now), transactions);
    await this.record({ kind: "block", block, dropped: [...dropped] });
    this.sinceCheckpoint += transactions.length;
  }

  /** Executes what waits, without what has expired or cannot be executed any more. */
  private async executeWaiting(seconds: number): Promise<Execution> {
    const { mempool } = this.state;
    const isValid = ({ raw }: SignedTransaction): boolean =>
      decodeTransaction(raw).expiration > seconds * 1000;
    const { transactions, dropped } = await this.host.execute(mempool.filter(isValid));
    const expired = mempool.filter((signed) => !isValid(signed)).map(({ txId }) => txId);
    return { transactions, dropped: [...expired, ...dropped] };
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
