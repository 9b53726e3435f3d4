import { z } from "zod";
import { type Anvil, type AnvilCall, startAnvil } from "@/server/integrations/local-chain/anvil-process";
import type {
  ChainTransaction,
  Hex,
  SignedTransaction,
} from "@/server/integrations/local-chain/chain-record";

/** Transactions sent to anvil and mined at once during a replay. */
const REPLAY_CHUNK = 500;

const hex = z.templateLiteral(["0x", z.string()]);

const receiptSchema = z.object({
  transactionHash: hex,
  from: hex,
  to: hex.nullable(),
  contractAddress: hex.nullable(),
  status: hex,
  gasUsed: hex,
  logs: z.array(z.object({ address: hex, topics: z.array(hex), data: hex })),
});

export interface Call {
  /** A payer's or the owner's address: anvil holds its key. */
  readonly from: Hex;
  /** Absent for a deployment. */
  readonly to?: Hex;
  readonly data: Hex;
  readonly energyLimit: number;
}

export interface ReplayedTransaction {
  readonly raw: Hex;
  readonly succeeded: boolean;
}

/** Where an executor begins: an optional dump of anvil's state, the transactions executed after it, then the mempool. */
export interface StartingPoint {
  readonly state: string | null;
  readonly executed: readonly ReplayedTransaction[];
  readonly mempool: readonly Hex[];
}

const send = (raw: Hex): AnvilCall => ({ method: "eth_sendRawTransaction", params: [raw] });

function toTransaction(receipt: z.output<typeof receiptSchema>): ChainTransaction {
  return {
    txId: receipt.transactionHash.slice(2),
    from: receipt.from,
    to: receipt.to,
    contractAddress: receipt.contractAddress,
    succeeded: receipt.status === "0x1",
    energyUsed: Number(receipt.gasUsed),
    logs: receipt.logs,
  };
}

/** Runs the transactions of the local chain in anvil. It keeps nothing: the launcher's journal can rebuild it at any time. */
export class Executor {
  private constructor(private readonly anvil: Anvil) {}

  /** Brings a fresh anvil to the given point. Throws when a replayed transaction ends otherwise than it did the first time. */
  static async start(dataDir: string, point: StartingPoint): Promise<Executor> {
    const executor = new Executor(await startAnvil(dataDir));
    try {
      if (point.state !== null)
        await executor.anvil.batch([{ method: "anvil_loadState", params: [point.state] }]);
      await executor.replay(point.executed);
      await executor.resubmit(point.mempool);
      return executor;
    } catch (error) {
      await executor.stop();
      throw error;
    }
  }

  /** The unlocked accounts, always the same ten. */
  async accounts(): Promise<Hex[]> {
    return z.tuple([z.array(hex)]).parse(await this.anvil.batch([{ method: "eth_accounts", params: [] }]))[0];
  }

  /** Signs with the sender's next nonce and puts the transaction in the mempool. */
  async submit({ from, to, data, energyLimit }: Call): Promise<SignedTransaction> {
    const gas = `0x${energyLimit.toString(16)}`;
    const [hash] = z
      .tuple([hex])
      .parse(
        await this.anvil.batch([
          { method: "eth_sendTransaction", params: [{ from, to, data, gas, gasPrice: "0x0" }] },
        ]),
      );
    const [raw] = z
      .tuple([hex])
      .parse(await this.anvil.batch([{ method: "eth_getRawTransactionByHash", params: [hash] }]));
    return { txId: hash.slice(2), raw };
  }

  /** Puts transactions that were signed before back into the mempool. */
  async resubmit(raws: readonly Hex[]): Promise<void> {
    if (raws.length > 0) await this.anvil.batch(raws.map(send));
  }

  /** Executes what is in the mempool and returns it in order of execution. */
  async mine(): Promise<ChainTransaction[]> {
    await this.anvil.batch([{ method: "evm_mine", params: [] }]);
    const answers = await this.anvil.batch([{ method: "eth_getBlockReceipts", params: ["latest"] }]);
    return z
      .tuple([z.array(receiptSchema)])
      .parse(answers)[0]
      .map(toTransaction);
  }

  /** A read-only call on the newest state. */
  async call(to: Hex, data: Hex): Promise<Hex> {
    const answers = await this.anvil.batch([{ method: "eth_call", params: [{ to, data }, "latest"] }]);
    return z.tuple([hex]).parse(answers)[0];
  }

  async dump(): Promise<string> {
    return z
      .tuple([z.string()])
      .parse(await this.anvil.batch([{ method: "anvil_dumpState", params: [] }]))[0];
  }

  stop(): Promise<void> {
    return this.anvil.stop();
  }

  private async replay(transactions: readonly ReplayedTransaction[]): Promise<void> {
    for (let start = 0; start < transactions.length; start += REPLAY_CHUNK) {
      const chunk = transactions.slice(start, start + REPLAY_CHUNK);
      await this.resubmit(chunk.map(({ raw }) => raw));
      const results = await this.mine();
      const same =
        results.length === chunk.length &&
        results.every(({ succeeded }, index) => succeeded === chunk[index]?.succeeded);
      if (!same)
        throw new Error("The local chain's journal does not replay. Delete its folder to start a new chain.");
    }
  }
}
