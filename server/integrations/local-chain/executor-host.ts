import type { ChainTransaction, SignedTransaction } from "@/server/integrations/local-chain/chain-record";
import type { ChainState } from "@/server/integrations/local-chain/chain-state";
import {
  type Checkpoint,
  readCheckpoint,
  writeCheckpoint,
} from "@/server/integrations/local-chain/checkpoint";
import { Executor } from "@/server/integrations/local-chain/executor";

export interface Execution {
  readonly transactions: readonly ChainTransaction[];
  readonly dropped: readonly string[];
}

/** Keeps one executor abreast of the chain, and replaces it when it dies or may have run ahead of the journal. */
export class ExecutorHost {
  private current: Executor | null = null;

  constructor(
    private readonly dataDir: string,
    private readonly state: ChainState,
  ) {}

  /**
   * Runs `operation` on an executor that has executed the whole chain. What it does there has no
   * lasting effect, so a failed attempt is repeated once on a new executor.
   */
  async use<T>(operation: (executor: Executor) => Promise<T>): Promise<T> {
    try {
      return await operation(await this.upToDate());
    } catch {
      await this.discard();
    }
    try {
      return await operation(await this.upToDate());
    } catch (error) {
      await this.discard();
      throw error;
    }
  }

  /**
   * Executes the transactions on top of the chain, in this order. `dropped` are those that cannot be executed: with them
   * gone, the others are tried anew.
   */
  async execute(waiting: readonly SignedTransaction[]): Promise<Execution> {
    const dropped: string[] = [];
    for (let batch = waiting; batch.length > 0;) {
      const transactions = await this.use((executor) => executor.execute(batch));
      const done = new Set(transactions.map(({ txId }) => txId));
      const stuck = batch.find(({ txId }) => !done.has(txId));
      if (!stuck) return { transactions, dropped };
      // What comes after it may have been left out only because of it.
      await this.discard();
      dropped.push(stuck.txId);
      batch = batch.filter((signed) => signed !== stuck);
    }
    return { transactions: [], dropped };
  }

  /** Replaces the executor by one that has executed the blocks up to `number`. */
  async restartAt(number: number): Promise<Executor> {
    await this.discard();
    this.current = await this.start(number);
    return this.current;
  }

  /** Stops the executor. The next use builds a new one from the journal. */
  async discard(): Promise<void> {
    const executor = this.current;
    this.current = null;
    await executor?.stop();
  }

  /** Saves the executor's state, so that a restart replays only what came later. */
  async writeCheckpoint(): Promise<void> {
    const { number, hash } = this.state.blockAt(this.state.height);
    const state = await this.use((executor) => executor.dump());
    await writeCheckpoint(this.dataDir, { number, hash, state });
  }

  private async upToDate(): Promise<Executor> {
    this.current ??= await this.start(this.state.height);
    return this.current;
  }

  private async start(number: number): Promise<Executor> {
    const checkpoint = await readCheckpoint(this.dataDir);
    const usable = checkpoint && this.leadsTo(number, checkpoint) ? checkpoint : null;
    const executed = this.state.executed(usable?.number ?? 0, number);
    return Executor.start(this.dataDir, { state: usable?.state ?? null, executed });
  }

  /** A checkpoint of a block that has left the chain, or that comes later, is of no use. */
  private leadsTo(number: number, checkpoint: Checkpoint): boolean {
    return checkpoint.number <= number && this.state.blockAt(checkpoint.number).hash === checkpoint.hash;
  }
}
