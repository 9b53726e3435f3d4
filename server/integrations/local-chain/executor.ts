import { z } from "zod";
import { type Anvil, type AnvilCall, startAnvil } from "@/server/integrations/local-chain/anvil-process";
import type {
  ChainTransaction,
  Hex,
  ReplayedTransaction,
  SignedTransaction,
} from "@/server/integrations/local-chain/chain-record";
import { type Call, callOf } from "@/server/integrations/local-chain/transaction-call";
import { decodeTransaction } from "@/server/integrations/local-chain/tron-transaction";

/**
 * Transactions that anvil gets and mines at once. It takes the requests of a batch of more than thirty in any order, and its
 * time for a block's receipts grows with their square.
 */
const GROUP = 30;

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

const traceSchema = z.object({ gasUsed: hex, output: hex.default("0x"), error: z.string().optional() });

/** Where an executor begins: an optional dump of anvil's state, and the transactions executed after it. */
export interface StartingPoint {
  readonly state: string | null;
  readonly executed: readonly ReplayedTransaction[];
}

/** What a call would do. */
export interface Simulation {
  readonly output: Hex;
  readonly energyUsed: number;
  /** Why it fails; null when it succeeds. */
  readonly error: string | null;
}

export interface Account {
  /** Sun. */
  readonly balance: bigint;
  /** As on TRON: it has been sent TRX or has acted. Tokens alone make no account. */
  readonly exists: boolean;
  readonly isContract: boolean;
}

const parameters = ({ from, to, data, value, energyLimit }: Call) => ({
  from,
  ...(to === null ? {} : { to }),
  data,
  value: `0x${value.toString(16)}`,
  gas: `0x${energyLimit.toString(16)}`,
  gasPrice: "0x0",
});

const send = ({ raw }: SignedTransaction): AnvilCall => ({
  method: "eth_sendTransaction",
  params: [parameters(callOf(decodeTransaction(raw)))],
});

function toTransaction(txId: string, receipt: z.output<typeof receiptSchema>): ChainTransaction {
  return {
    txId,
    from: receipt.from,
    to: receipt.to,
    contractAddress: receipt.contractAddress,
    succeeded: receipt.status === "0x1",
    energyUsed: Number(receipt.gasUsed),
    logs: receipt.logs,
  };
}

/**
 * Runs the transactions of the local chain in anvil, each in its sender's name: who may send what is the launcher's
 * business. It keeps nothing: the launcher's journal can rebuild it at any time.
 */
export class Executor {
  private constructor(private readonly anvil: Anvil) {}

  /** Brings a fresh anvil to the given point. Throws when a replayed transaction ends otherwise than it did the first time. */
  static async start(dataDir: string, point: StartingPoint): Promise<Executor> {
    const executor = new Executor(await startAnvil(dataDir));
    try {
      await executor.anvil.batch([{ method: "anvil_autoImpersonateAccount", params: [true] }]);
      if (point.state !== null)
        await executor.anvil.batch([{ method: "anvil_loadState", params: [point.state] }]);
      await executor.replay(point.executed);
      return executor;
    } catch (error) {
      await executor.stop();
      throw error;
    }
  }

  /** The funded accounts, always the same ten. */
  async accounts(): Promise<Hex[]> {
    return z.tuple([z.array(hex)]).parse(await this.anvil.batch([{ method: "eth_accounts", params: [] }]))[0];
  }

  /**
   * Executes the transactions in this order. It ends before what cannot be executed, or with others of the same thirty left
   * out besides; then the executor has to be replaced.
   */
  async execute(transactions: readonly SignedTransaction[]): Promise<ChainTransaction[]> {
    const executed: ChainTransaction[] = [];
    for (let start = 0; start < transactions.length; start += GROUP) {
      const group = transactions.slice(start, start + GROUP);
      const results = await this.executeGroup(group);
      executed.push(...results);
      if (results.length < group.length) break;
    }
    return executed;
  }

  /** What the call would do on the newest state. */
  async simulate(call: Call): Promise<Simulation> {
    const params = [parameters(call), "latest", { tracer: "callTracer" }];
    const answers = await this.anvil.batch([{ method: "debug_traceCall", params }]);
    const [{ output, gasUsed, error = null }] = z.tuple([traceSchema]).parse(answers);
    return { output, energyUsed: Number(gasUsed), error };
  }

  async account(address: Hex): Promise<Account> {
    const methods = ["eth_getBalance", "eth_getTransactionCount", "eth_getCode"];
    const calls = methods.map((method) => ({ method, params: [address, "latest"] }));
    const [balance, count, code] = z.tuple([hex, hex, hex]).parse(await this.anvil.batch(calls));
    const isContract = code !== "0x";
    return {
      balance: BigInt(balance),
      exists: isContract || BigInt(balance) + BigInt(count) > 0n,
      isContract,
    };
  }

  async dump(): Promise<string> {
    return z
      .tuple([z.string()])
      .parse(await this.anvil.batch([{ method: "anvil_dumpState", params: [] }]))[0];
  }

  stop(): Promise<void> {
    return this.anvil.stop();
  }

  private async executeGroup(group: readonly SignedTransaction[]): Promise<ChainTransaction[]> {
    const hashes = z.array(hex.optional()).parse(await this.anvil.offer(group.map(send)));
    await this.anvil.batch([{ method: "evm_mine", params: [] }]);
    const answers = await this.anvil.batch([{ method: "eth_getBlockReceipts", params: ["latest"] }]);
    const [receipts] = z.tuple([z.array(receiptSchema)]).parse(answers);
    return receipts.flatMap((receipt) => {
      const signed = group[hashes.indexOf(receipt.transactionHash)];
      return signed ? [toTransaction(signed.txId, receipt)] : [];
    });
  }

  private async replay(transactions: readonly ReplayedTransaction[]): Promise<void> {
    const results = await this.execute(transactions);
    const same =
      results.length === transactions.length &&
      results.every(
        ({ txId, succeeded }, index) =>
          txId === transactions[index]?.txId && succeeded === transactions[index].succeeded,
      );
    if (!same)
      throw new Error("The local chain's journal does not replay. Delete its folder to start a new chain.");
  }
}
