import { tronAddressFromHex } from "@/server/core/tron-address";
import type { ChainBlock, ChainTransaction, Hex } from "@/server/integrations/local-chain/chain-record";

const bare = (hex: Hex): string => hex.slice(2);

/** 21 bytes in hexadecimal, or base58 for those who ask with `visible`. */
const address = (hex: Hex, visible: boolean): string =>
  visible ? tronAddressFromHex(hex) : `41${bare(hex)}`;

/** Leaves out what has its default value, as Protocol Buffers do in java-tron's JSON. */
const number = (name: string, value: number): Record<string, number> =>
  value === 0 ? {} : { [name]: value };

/** A block as java-tron's HTTP API shows it: times in milliseconds, no `0x`, and no list of transactions when there is none. */
export function apiBlockShape(block: ChainBlock, visible: boolean): Record<string, unknown> {
  const { transactions } = block;
  return {
    blockID: bare(block.hash),
    block_header: {
      raw_data: {
        ...number("number", block.number),
        txTrieRoot: "0".repeat(64),
        witness_address: address(`0x${"0".repeat(40)}`, visible),
        parentHash: bare(block.parentHash),
        ...number("timestamp", block.time * 1000),
      },
      witness_signature: "",
    },
    ...(transactions.length === 0
      ? {}
      : { transactions: transactions.map((transaction) => transactionShape(transaction, visible)) }),
  };
}

function transactionShape({ txId, from, to, succeeded }: ChainTransaction, visible: boolean) {
  return {
    ret: [{ contractRet: succeeded ? "SUCCESS" : "OUT_OF_ENERGY" }],
    txID: txId,
    raw_data: {
      contract: [
        {
          type: to === null ? "CreateSmartContract" : "TriggerSmartContract",
          parameter: {
            value: {
              owner_address: address(from, visible),
              ...(to === null ? {} : { contract_address: address(to, visible) }),
            },
          },
        },
      ],
    },
  };
}

/**
 * A transaction's receipt there. A log's address has 20 bytes where all others have 21, unless `visible`; a failed
 * transaction has no logs, and success is not mentioned.
 */
export function apiReceiptShape(block: ChainBlock, transaction: ChainTransaction, visible: boolean) {
  const { txId, to, contractAddress, succeeded, energyUsed, logs } = transaction;
  const contract = to ?? contractAddress;
  return {
    id: txId,
    ...number("blockNumber", block.number),
    ...number("blockTimeStamp", block.time * 1000),
    contractResult: [""],
    ...(contract === null ? {} : { contract_address: address(contract, visible) }),
    receipt: { energy_usage_total: energyUsed, result: succeeded ? "SUCCESS" : "OUT_OF_ENERGY" },
    ...(succeeded ? {} : { result: "FAILED", resMessage: Buffer.from("Not enough energy").toString("hex") }),
    ...(logs.length === 0
      ? {}
      : {
          log: logs.map((log) => ({
            address: visible ? tronAddressFromHex(log.address) : bare(log.address),
            ...(log.topics.length === 0 ? {} : { topics: log.topics.map(bare) }),
            ...(log.data === "0x" ? {} : { data: bare(log.data) }),
          })),
        }),
  };
}
