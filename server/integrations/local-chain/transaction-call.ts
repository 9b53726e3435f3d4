import type { ChainBlock, Hex, SignedTransaction } from "@/server/integrations/local-chain/chain-record";
import {
  encodeTransaction,
  type Instruction,
  type RawData,
} from "@/server/integrations/local-chain/tron-transaction";

/** Sun for one unit of energy, as on the public network. */
export const ENERGY_PRICE = 100;

/** Sun: 15,000 TRX. */
export const HIGHEST_FEE_LIMIT = 15_000_000_000;
/** From its expiration on, and more than a day before it, a transaction is not valid. */
export const LONGEST_VALIDITY_MILLISECONDS = 24 * 60 * 60 * 1000;
const BASE_ENERGY = 21_000;
const ENERGY_PER_BYTE = 16;

/** A transaction as the EVM takes it. */
export interface Call {
  readonly from: Hex;
  /** Null for a deployment. */
  readonly to: Hex | null;
  readonly value: bigint;
  readonly data: Hex;
  readonly energyLimit: number;
}

/** What the EVM takes for a transaction before it begins: with less it refuses it, where TRON lets it fail. */
export function intrinsicEnergy(data: Hex): number {
  return BASE_ENERGY + (ENERGY_PER_BYTE * (data.length - 2)) / 2;
}

/** What a transaction asks of the EVM. */
export function callOf({ instruction, feeLimit }: RawData): Call {
  const { from, to, value, data } = instruction;
  const limit = Math.min(Math.floor(feeLimit / ENERGY_PRICE), HIGHEST_FEE_LIMIT / ENERGY_PRICE);
  return { from, to, value, data, energyLimit: Math.max(limit, intrinsicEnergy(data)) };
}

/** How a transaction names a block, so that it is valid only on a chain that has it. */
export function referenceTo({ number, hash }: Pick<ChainBlock, "number" | "hash">) {
  return {
    refBlockBytes: (number % 0x1_00_00).toString(16).padStart(4, "0"),
    refBlockHash: hash.slice(18, 34),
  };
}

function typeOf({ to, data }: Call): Instruction["type"] {
  if (to === null) return "CreateSmartContract";
  return data === "0x" ? "TransferContract" : "TriggerSmartContract";
}

/** A transaction as a wallet would make it at this head, valid for as long as any can be. The chain signs nothing for its own accounts. */
export function transactionOf(call: Call, head: ChainBlock, timestamp: number): SignedTransaction {
  const { from, to, value, data, energyLimit } = call;
  return encodeTransaction({
    ...referenceTo(head),
    expiration: head.time * 1000 + LONGEST_VALIDITY_MILLISECONDS,
    timestamp,
    feeLimit: energyLimit * ENERGY_PRICE,
    memo: "",
    instruction: { type: typeOf(call), from, to, value, data },
  });
}
