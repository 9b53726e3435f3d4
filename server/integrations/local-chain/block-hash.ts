import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, randomBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import type { ChainTransaction, Hex, StoredBlock } from "@/server/integrations/local-chain/chain-record";

const NUMBER_DIGITS = 16;
const DIGEST_BYTES = 24;

/** A block with a hash of TRON's shape: 8 bytes of its number, then 24 bytes that no other block of the same height has. */
export function sealBlock(number: number, time: number, transactions: ChainTransaction[]): StoredBlock {
  const content = utf8ToBytes(JSON.stringify([number, time, transactions.map(({ txId }) => txId)]));
  const digest = sha256(Uint8Array.of(...randomBytes(DIGEST_BYTES), ...content));
  const hash: Hex = `0x${number.toString(16).padStart(NUMBER_DIGITS, "0")}${bytesToHex(digest.subarray(-DIGEST_BYTES))}`;
  return { number, hash, time, transactions };
}
