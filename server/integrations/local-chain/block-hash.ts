import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, randomBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { CHAIN_ID } from "@/server/integrations/local-chain/anvil-process";
import type { ChainTransaction, Hex, StoredBlock } from "@/server/integrations/local-chain/chain-record";

const NUMBER_DIGITS = 16;
const DIGEST_BYTES = 24;
const CHAIN_ID_DIGITS = 8;

/**
 * A block with a hash of TRON's shape: 8 bytes of its number, then 24 bytes that no other block of the same height has. The
 * first block's hash ends with the chain id, as there.
 */
export function sealBlock(
  number: number,
  time: number,
  transactions: readonly ChainTransaction[],
): StoredBlock {
  const content = utf8ToBytes(JSON.stringify([number, time, transactions.map(({ txId }) => txId)]));
  const digest = bytesToHex(sha256(Uint8Array.of(...randomBytes(DIGEST_BYTES), ...content)));
  const tail = number === 0 ? CHAIN_ID.toString(16).padStart(CHAIN_ID_DIGITS, "0") : "";
  const unique = digest.slice(0, DIGEST_BYTES * 2 - tail.length);
  const hash: Hex = `0x${number.toString(16).padStart(NUMBER_DIGITS, "0")}${unique}${tail}`;
  return { number, hash, time, transactions: [...transactions] };
}
