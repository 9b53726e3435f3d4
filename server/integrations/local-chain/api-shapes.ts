import { bytesToHex } from "@noble/hashes/utils.js";
import { tronAddressFromHex } from "@/server/core/tron-address";
import { showAddress, showMessage } from "@/server/integrations/local-chain/api-method";
import type { ChainBlock, ChainTransaction, Hex } from "@/server/integrations/local-chain/chain-record";
import type { ChainView } from "@/server/integrations/local-chain/chain-state";
import { callOf } from "@/server/integrations/local-chain/transaction-call";
import {
  decodeTransaction,
  type Instruction,
  type TronTransaction,
  typeUrl,
} from "@/server/integrations/local-chain/tron-transaction";

const bare = (hex: Hex): string => hex.slice(2);

/** Leaves out what has its default value, as Protocol Buffers do in java-tron's JSON. */
const number = (name: string, value: number | bigint): Record<string, number> =>
  Number(value) === 0 ? {} : { [name]: Number(value) };
const text = (name: string, value: string): Record<string, string> => (value === "" ? {} : { [name]: value });

/** A block as java-tron's HTTP API shows it: times in milliseconds, no `0x`, and no list of transactions when there is none. */
export function apiBlockShape(view: ChainView, block: ChainBlock, visible: boolean): Record<string, unknown> {
  const { transactions } = block;
  return {
    ...apiHeaderShape(block, visible),
    ...(transactions.length === 0
      ? {}
      : { transactions: transactions.map((transaction) => apiTransactionShape(view, transaction, visible)) }),
  };
}

/** A block without its transactions. */
export function apiHeaderShape(block: ChainBlock, visible: boolean): Record<string, unknown> {
  return {
    blockID: bare(block.hash),
    block_header: {
      raw_data: {
        ...number("number", block.number),
        txTrieRoot: "0".repeat(64),
        witness_address: showAddress(`0x${"0".repeat(40)}`, visible),
        parentHash: bare(block.parentHash),
        ...number("timestamp", block.time * 1000),
      },
      witness_signature: "",
    },
  };
}

function parameterShape({ type, from, to, value, data }: Instruction, visible: boolean): object {
  const owner_address = showAddress(from, visible);
  if (type === "CreateSmartContract" || to === null)
    return { owner_address, new_contract: { origin_address: owner_address, bytecode: bare(data) } };
  const target = showAddress(to, visible);
  if (type === "TransferContract") return { owner_address, to_address: target, ...number("amount", value) };
  return {
    owner_address,
    contract_address: target,
    ...number("call_value", value),
    ...text("data", bare(data)),
  };
}

/** A transaction as a wallet signs it. */
export function apiUnsignedShape(transaction: TronTransaction, visible: boolean): Record<string, unknown> {
  const { txId, rawDataHex, instruction, refBlockBytes, refBlockHash, expiration } = transaction;
  const { type } = instruction;
  const parameter = { value: parameterShape(instruction, visible), type_url: typeUrl(type) };
  return {
    visible,
    txID: txId,
    raw_data: {
      contract: [{ parameter, type }],
      ref_block_bytes: refBlockBytes,
      ref_block_hash: refBlockHash,
      expiration,
      ...text("data", transaction.memo),
      ...number("timestamp", transaction.timestamp),
      ...number("fee_limit", transaction.feeLimit),
    },
    raw_data_hex: rawDataHex,
  };
}

/** How a transaction ended: the EVM takes all of the limit when energy runs out. */
function resultOf(view: ChainView, { txId, succeeded, energyUsed }: ChainTransaction): string {
  if (succeeded) return "SUCCESS";
  const { energyLimit } = callOf(decodeTransaction(view.rawOf(txId)));
  return energyUsed >= energyLimit ? "OUT_OF_ENERGY" : "REVERT";
}

/** A transaction of a block. */
export function apiTransactionShape(
  view: ChainView,
  transaction: ChainTransaction,
  visible: boolean,
): Record<string, unknown> {
  const decoded = decodeTransaction(view.rawOf(transaction.txId));
  return {
    ret: [{ contractRet: resultOf(view, transaction) }],
    signature: decoded.signatures.map(bytesToHex),
    ...apiUnsignedShape(decoded, visible),
  };
}

/**
 * A transaction's receipt there. A log's address has 20 bytes where all others have 21, unless `visible`; a failed
 * transaction has no logs, and success is not mentioned.
 */
export function apiReceiptShape(
  view: ChainView,
  block: ChainBlock,
  transaction: ChainTransaction,
  visible: boolean,
): Record<string, unknown> {
  const { txId, to, contractAddress, energyUsed, logs } = transaction;
  const contract = to ?? contractAddress;
  const result = resultOf(view, transaction);
  const reason = result === "REVERT" ? "REVERT opcode executed" : "Not enough energy";
  return {
    id: txId,
    ...number("blockNumber", block.number),
    ...number("blockTimeStamp", block.time * 1000),
    contractResult: [""],
    ...(contract === null ? {} : { contract_address: showAddress(contract, visible) }),
    receipt: { energy_usage_total: energyUsed, result },
    ...(result === "SUCCESS" ? {} : { result: "FAILED", resMessage: showMessage(reason, visible) }),
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
