import type {
  ChainBlock,
  ChainLog,
  ChainTransaction,
  Hex,
} from "@/server/integrations/local-chain/chain-record";

const zeros = (bytes: number): Hex => `0x${"0".repeat(bytes * 2)}`;

/** A quantity of JSON-RPC: no leading zeros. */
export function quantity(value: number): Hex {
  return `0x${value.toString(16)}`;
}

/** A block as java-tron shows it: fields that TRON does not have are zero, the bloom among them. */
export function blockShape(block: ChainBlock): Record<string, unknown> {
  return {
    number: quantity(block.number),
    hash: block.hash,
    parentHash: block.parentHash,
    timestamp: quantity(block.time),
    transactions: block.transactions.map(({ txId }) => `0x${txId}`),
    baseFeePerGas: "0x0",
    difficulty: "0x0",
    extraData: "0x",
    gasLimit: "0x0",
    gasUsed: quantity(block.transactions.reduce((total, { energyUsed }) => total + energyUsed, 0)),
    logsBloom: zeros(256),
    miner: zeros(20),
    mixHash: zeros(32),
    nonce: zeros(8),
    receiptsRoot: zeros(32),
    sha3Uncles: zeros(32),
    size: "0x0",
    stateRoot: "0x",
    totalDifficulty: "0x0",
    transactionsRoot: zeros(32),
    uncles: [],
  };
}

export interface PlacedLog {
  readonly log: ChainLog;
  readonly block: ChainBlock;
  readonly transaction: ChainTransaction;
  readonly transactionIndex: number;
  /** Counted through the whole block, so that it changes when the transaction moves. */
  readonly logIndex: number;
}

/** The logs of a block in order. */
export function logsOf(block: ChainBlock): PlacedLog[] {
  let logIndex = 0;
  return block.transactions.flatMap((transaction, transactionIndex) =>
    transaction.logs.map((log) => ({ log, block, transaction, transactionIndex, logIndex: logIndex++ })),
  );
}

export function logShape({
  log,
  block,
  transaction,
  transactionIndex,
  logIndex,
}: PlacedLog): Record<string, unknown> {
  return {
    address: log.address,
    topics: log.topics,
    data: log.data,
    blockHash: block.hash,
    blockNumber: quantity(block.number),
    transactionHash: `0x${transaction.txId}`,
    transactionIndex: quantity(transactionIndex),
    logIndex: quantity(logIndex),
    removed: false,
  };
}

export function receiptShape(block: ChainBlock, index: number): Record<string, unknown> | null {
  const transaction = block.transactions[index];
  if (!transaction) return null;
  const before = block.transactions.slice(0, index + 1);
  return {
    blockHash: block.hash,
    blockNumber: quantity(block.number),
    transactionHash: `0x${transaction.txId}`,
    transactionIndex: quantity(index),
    from: transaction.from,
    to: transaction.to,
    contractAddress: transaction.contractAddress,
    cumulativeGasUsed: quantity(before.reduce((total, { energyUsed }) => total + energyUsed, 0)),
    effectiveGasPrice: "0x0",
    gasUsed: quantity(transaction.energyUsed),
    logs: logsOf(block)
      .filter(({ transactionIndex }) => transactionIndex === index)
      .map(logShape),
    logsBloom: zeros(256),
    status: transaction.succeeded ? "0x1" : "0x0",
    type: "0x0",
  };
}
