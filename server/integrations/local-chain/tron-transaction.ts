import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Hex, SignedTransaction } from "@/server/integrations/local-chain/chain-record";
import { encodeFields, Fields } from "@/server/integrations/local-chain/wire-fields";

/** The contract types that the local chain executes, by their number on TRON. */
const TYPES = { TransferContract: 1, CreateSmartContract: 30, TriggerSmartContract: 31 } as const;
export type ContractType = keyof typeof TYPES;

/** Field numbers of core/Tron.proto (Transaction, Transaction.raw, Transaction.Contract) and of the contracts' messages. */
const TRANSACTION = { raw: 1, signature: 2 } as const;
const RAW = {
  refBlockBytes: 1,
  refBlockHash: 4,
  expiration: 8,
  memo: 10,
  contract: 11,
  timestamp: 14,
  feeLimit: 18,
} as const;
const CONTRACT = { type: 1, parameter: 2 } as const;
const ANY = { typeUrl: 1, value: 2 } as const;
const OWNER = 1;
const TRANSFER = { to: 2, amount: 3 } as const;
const TRIGGER = { contract: 2, callValue: 3, data: 4 } as const;
const CREATE = { contract: 2 } as const;
const NEW_CONTRACT = { origin: 1, bytecode: 4 } as const;

/** What a transaction does. Addresses have 20 bytes here. */
export interface Instruction {
  readonly type: ContractType;
  readonly from: Hex;
  /** Recipient or contract; null for a deployment. */
  readonly to: Hex | null;
  /** Sun that go with it. */
  readonly value: bigint;
  /** Call data, or the code to deploy. */
  readonly data: Hex;
}

/** The content of a transaction, all of which the signature covers. Times in milliseconds. */
export interface RawData {
  /** The last 2 bytes of a recent block's number, in hexadecimal without `0x`. */
  readonly refBlockBytes: string;
  /** Bytes 8–15 of that block's hash, likewise. */
  readonly refBlockHash: string;
  readonly expiration: number;
  readonly timestamp: number;
  /** Sun that the energy may cost at most. */
  readonly feeLimit: number;
  readonly memo: string;
  readonly instruction: Instruction;
}

export interface TronTransaction extends RawData {
  /** SHA-256 of the encoded raw data, 64 hex digits. */
  readonly txId: string;
  readonly rawDataHex: string;
  readonly signatures: readonly Uint8Array[];
}

const bytesOf = (hex: Hex): Uint8Array => hexToBytes(hex.slice(2));
const hexOf = (bytes: Uint8Array): Hex => `0x${bytesToHex(bytes)}`;
const wireAddress = (hex: Hex): Uint8Array => Uint8Array.of(0x41, ...bytesOf(hex));

function readAddress(bytes: Uint8Array): Hex {
  if (bytes.length !== 21 || bytes[0] !== 0x41)
    throw new Error("an address of TRON has 21 bytes and begins with 41");
  return hexOf(bytes.subarray(1));
}

export const typeUrl = (type: ContractType): string => `type.googleapis.com/protocol.${type}`;

function encodeInstruction({ type, from, to, value, data }: Instruction): Uint8Array {
  const owner = [OWNER, wireAddress(from)] as const;
  if (type === "CreateSmartContract" || to === null) {
    const created = encodeFields([
      [NEW_CONTRACT.origin, wireAddress(from)],
      [NEW_CONTRACT.bytecode, bytesOf(data)],
    ]);
    return encodeFields([owner, [CREATE.contract, created]]);
  }
  if (type === "TransferContract")
    return encodeFields([owner, [TRANSFER.to, wireAddress(to)], [TRANSFER.amount, value]]);
  return encodeFields([
    owner,
    [TRIGGER.contract, wireAddress(to)],
    [TRIGGER.callValue, value],
    [TRIGGER.data, bytesOf(data)],
  ]);
}

function decodeInstruction(type: ContractType, bytes: Uint8Array): Instruction {
  const fields = new Fields(bytes);
  const base = { type, from: readAddress(fields.bytes(OWNER)) };
  if (type === "CreateSmartContract") {
    const created = new Fields(fields.bytes(CREATE.contract));
    return { ...base, to: null, value: 0n, data: hexOf(created.bytes(NEW_CONTRACT.bytecode)) };
  }
  if (type === "TransferContract") {
    const to = readAddress(fields.bytes(TRANSFER.to));
    return { ...base, to, value: fields.number(TRANSFER.amount), data: "0x" };
  }
  return {
    ...base,
    to: readAddress(fields.bytes(TRIGGER.contract)),
    value: fields.number(TRIGGER.callValue),
    data: hexOf(fields.bytes(TRIGGER.data)),
  };
}

function encodeRawData(raw: RawData): Uint8Array {
  const { instruction } = raw;
  const parameter = encodeFields([
    [ANY.typeUrl, utf8ToBytes(typeUrl(instruction.type))],
    [ANY.value, encodeInstruction(instruction)],
  ]);
  return encodeFields([
    [RAW.refBlockBytes, hexToBytes(raw.refBlockBytes)],
    [RAW.refBlockHash, hexToBytes(raw.refBlockHash)],
    [RAW.expiration, BigInt(raw.expiration)],
    [RAW.memo, hexToBytes(raw.memo)],
    [
      RAW.contract,
      encodeFields([
        [CONTRACT.type, BigInt(TYPES[instruction.type])],
        [CONTRACT.parameter, parameter],
      ]),
    ],
    [RAW.timestamp, BigInt(raw.timestamp)],
    [RAW.feeLimit, BigInt(raw.feeLimit)],
  ]);
}

function decodeRawData(bytes: Uint8Array): RawData {
  const raw = new Fields(bytes);
  const [encoded, ...more] = raw.all(RAW.contract);
  if (!encoded || more.length > 0) throw new Error("a transaction has one contract");
  const contract = new Fields(encoded);
  const number = Number(contract.number(CONTRACT.type));
  const type = (Object.keys(TYPES) as ContractType[]).find((name) => TYPES[name] === number);
  if (!type) throw new Error(`the local chain does not execute contracts of type ${number}`);
  const value = new Fields(contract.bytes(CONTRACT.parameter)).bytes(ANY.value);
  return {
    refBlockBytes: bytesToHex(raw.bytes(RAW.refBlockBytes)),
    refBlockHash: bytesToHex(raw.bytes(RAW.refBlockHash)),
    expiration: Number(raw.number(RAW.expiration)),
    timestamp: Number(raw.number(RAW.timestamp)),
    feeLimit: Number(raw.number(RAW.feeLimit)),
    memo: bytesToHex(raw.bytes(RAW.memo)),
    instruction: decodeInstruction(type, value),
  };
}

/** Encodes a transaction: its id, and the bytes that a node takes and keeps. */
export function encodeTransaction(raw: RawData, signatures: readonly Uint8Array[] = []): SignedTransaction {
  const rawData = encodeRawData(raw);
  const bytes = encodeFields([
    [TRANSACTION.raw, rawData],
    ...signatures.map((signature) => [TRANSACTION.signature, signature] as const),
  ]);
  return { txId: bytesToHex(sha256(rawData)), raw: hexOf(bytes) };
}

/** Reads the bytes of a transaction. Throws for what is no transaction, or one of a type that is not executed here. */
export function decodeTransaction(raw: Hex): TronTransaction {
  const fields = new Fields(bytesOf(raw));
  const rawData = fields.bytes(TRANSACTION.raw);
  return {
    ...decodeRawData(rawData),
    txId: bytesToHex(sha256(rawData)),
    rawDataHex: bytesToHex(rawData),
    signatures: fields.all(TRANSACTION.signature),
  };
}
