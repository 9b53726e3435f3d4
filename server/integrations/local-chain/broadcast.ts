import { secp256k1 } from "@noble/curves/secp256k1.js";
import { keccak_256 } from "@noble/hashes/sha3.js";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { tronAddressFromHex } from "@/server/core/tron-address";
import type { Hex } from "@/server/integrations/local-chain/chain-record";
import type { ChainView } from "@/server/integrations/local-chain/chain-state";
import type { Account } from "@/server/integrations/local-chain/executor";
import {
  HIGHEST_FEE_LIMIT,
  LONGEST_VALIDITY_MILLISECONDS,
  referenceTo,
} from "@/server/integrations/local-chain/transaction-call";
import type { TronTransaction } from "@/server/integrations/local-chain/tron-transaction";

const BLOCK_MILLISECONDS = 3_000;
/** A node remembers as many blocks as two bytes tell apart. */
const REMEMBERED_BLOCKS = 0x1_00_00;
const SIGNATURE_BYTES = 65;
const RECOVERY_OFFSET = 27;

/** Why a node does not take a transaction: a code of java-tron's `Return.response_code`. */
export interface BroadcastRefusal {
  readonly code:
    | "SIGERROR"
    | "CONTRACT_VALIDATE_ERROR"
    | "DUP_TRANSACTION_ERROR"
    | "TAPOS_ERROR"
    | "TRANSACTION_EXPIRATION_ERROR"
    | "SERVER_BUSY";
  readonly message: string;
}

/** Who made a signature over a transaction's id; null for what is no signature. */
function signerOf(txId: string, signature: Uint8Array): Hex | null {
  const [recovery = 0] = signature.subarray(SIGNATURE_BYTES - 1);
  try {
    const bytes = Uint8Array.of(recovery % RECOVERY_OFFSET, ...signature.subarray(0, SIGNATURE_BYTES - 1));
    const key = secp256k1.Signature.fromBytes(bytes, "recovered").recoverPublicKey(hexToBytes(txId));
    return `0x${bytesToHex(keccak_256(key.toBytes(false).subarray(1)).subarray(-20))}`;
  } catch {
    return null;
  }
}

function refuseSignature({ txId, signatures, instruction }: TronTransaction): BroadcastRefusal | null {
  const refuse = (reason: string): BroadcastRefusal => ({
    code: "SIGERROR",
    message: `Validate signature error: ${reason}`,
  });
  const [signature, ...more] = signatures;
  if (!signature) return refuse("miss sig or contract");
  if (more.length > 0) return refuse("too many signatures");
  if (signature.length < SIGNATURE_BYTES) return refuse(`Signature size is ${signature.length}`);
  const signer = signerOf(txId, signature);
  if (signer === instruction.from) return null;
  const who = signer && tronAddressFromHex(signer);
  return refuse(`${bytesToHex(signature)} is signed by ${who} but it is not contained of permission.`);
}

/** Whether the block that the transaction names is in the chain that the node knows. */
function isAnchored({ refBlockBytes, refBlockHash }: TronTransaction, view: ChainView): boolean {
  const newest = view.latest.number;
  const behind = (newest - Number.parseInt(refBlockBytes, 16) + REMEMBERED_BLOCKS) % REMEMBERED_BLOCKS;
  const block = view.block(newest - behind);
  return block !== undefined && referenceTo(block).refBlockHash === refBlockHash;
}

/**
 * The checks that need no state of contracts, in java-tron's order (Wallet.broadcastTransaction, Manager.pushTransaction):
 * expiration comes first, so that an expired transaction is not called a duplicate even where a block has it.
 */
export function refuseByForm(
  transaction: TronTransaction,
  view: ChainView,
  isHeld: (txId: string) => boolean,
): BroadcastRefusal | null {
  const now = view.latest.time * 1000;
  const { expiration } = transaction;
  if (expiration < now + BLOCK_MILLISECONDS || expiration > now + LONGEST_VALIDITY_MILLISECONDS)
    return { code: "TRANSACTION_EXPIRATION_ERROR", message: "Transaction expired" };
  const signature = refuseSignature(transaction);
  if (signature) return signature;
  if (!isAnchored(transaction, view)) return { code: "TAPOS_ERROR", message: "Tapos check error." };
  if (isHeld(transaction.txId)) return { code: "DUP_TRANSACTION_ERROR", message: "Dup transaction." };
  return null;
}

/** The checks of what the transaction asks for. `to` is null for a deployment. */
export function refuseByContent(
  { instruction, feeLimit }: TronTransaction,
  from: Account,
  to: Account | null,
): BroadcastRefusal | null {
  const { type, value } = instruction;
  const refuse = (reason: string): BroadcastRefusal => ({
    code: "CONTRACT_VALIDATE_ERROR",
    message: `Contract validate error : ${reason}`,
  });
  if (!from.exists) return refuse(`account [${tronAddressFromHex(instruction.from)}] does not exist`);
  if (from.balance < value) return refuse("Validate TransferContract error, balance is not sufficient.");
  if (type === "TransferContract") return value > 0n ? null : refuse("Amount must be greater than 0.");
  if (feeLimit < 0 || feeLimit > HIGHEST_FEE_LIMIT)
    return refuse(`feeLimit must be >= 0 and <= ${HIGHEST_FEE_LIMIT}`);
  if (type === "TriggerSmartContract" && !to?.isContract)
    return refuse("No contract or not a valid smart contract");
  return null;
}
