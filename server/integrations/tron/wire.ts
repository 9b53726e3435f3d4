import { z } from "zod";
import { instant } from "@/server/core/clock";
import { type TronAddress, tronAddressFromHex } from "@/server/core/tron-address";
import type { BlockHeader } from "@/server/modules/chains/ports";

/** keccak256("Transfer(address,address,uint256)") */
export const TRANSFER_TOPIC = "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";

const NUMBER_DIGITS = 16;

/** A quantity that fits a JavaScript integer. */
export const quantitySchema = z
  .string()
  .regex(/^0x[0-9a-f]{1,13}$/i)
  .transform(Number);

const hashSchema = z
  .string()
  .regex(/^0x[0-9a-f]{64}$/i)
  .toLowerCase();
/** Contracts are few and each has many logs, so that their base58 is worth keeping. */
const contracts = new Map<string, TronAddress>();
const CONTRACTS_KEPT = 1_000;

function contractAddress(hex: string): TronAddress {
  const known = contracts.get(hex);
  if (known) return known;
  const address = tronAddressFromHex(hex);
  if (contracts.size >= CONTRACTS_KEPT) contracts.clear();
  contracts.set(hex, address);
  return address;
}

const addressSchema = z
  .string()
  .regex(/^0x[0-9a-f]{40}$/i)
  .transform(contractAddress);

export const bytesSchema = z
  .string()
  .regex(/^0x(?:[0-9a-f]{2})*$/i)
  .transform((text) => text.toLowerCase() as `0x${string}`);

/** A block header. On TRON the hash begins with the number (8 bytes); the time comes in seconds. Other fields are zero there or not needed. */
export const headerSchema = z
  .object({ number: quantitySchema, hash: hashSchema, parentHash: hashSchema, timestamp: quantitySchema })
  .refine(
    ({ number, hash }) => Number(hash.slice(0, 2 + NUMBER_DIGITS)) === number,
    "the hash belongs to another height",
  )
  .transform(({ number, hash, parentHash, timestamp }): BlockHeader => ({
    number,
    hash,
    parentHash,
    time: instant(timestamp * 1000),
  }));

const logBodySchema = z.object({ address: addressSchema, topics: z.array(hashSchema), data: bytesSchema });

export const logSchema = logBodySchema.extend({
  blockNumber: quantitySchema,
  blockHash: hashSchema,
  transactionHash: hashSchema,
  removed: z.literal(false).optional(),
});

export const receiptSchema = z.object({
  transactionHash: hashSchema,
  blockNumber: quantitySchema,
  blockHash: hashSchema,
  status: z.enum(["0x0", "0x1"]),
  logs: z.array(logBodySchema),
});

export type WireLog = z.output<typeof logSchema>;
export type WireReceipt = z.output<typeof receiptSchema>;

export interface Movement {
  readonly from: TronAddress;
  readonly to: TronAddress;
  readonly value: bigint;
}

/** The accounts of a token transfer, as topics. Null for another event, and for the same event with other indexed fields, as tokens of one piece emit it. */
function partiesOf(log: Pick<WireLog, "topics" | "data">): { from: string; to: string } | null {
  const [event, from, to, ...rest] = log.topics;
  if (event !== TRANSFER_TOPIC || from === undefined || to === undefined || rest.length > 0) return null;
  return log.data.length === 2 + 64 ? { from, to } : null;
}

const accountOf = (topic: string): TronAddress => tronAddressFromHex(topic.slice(-40));

/** Whether the log is a token transfer: without making addresses of it, which takes most of the time. */
export function isMovement(log: Pick<WireLog, "topics" | "data">): boolean {
  return partiesOf(log) !== null;
}

/** Who receives by a token transfer; null where the log is none. */
export function readRecipient(log: Pick<WireLog, "topics" | "data">): TronAddress | null {
  const parties = partiesOf(log);
  return parties && accountOf(parties.to);
}

/** Reads a log as a token transfer; null where it is none. */
export function readMovement(log: Pick<WireLog, "topics" | "data">): Movement | null {
  const parties = partiesOf(log);
  return parties && { from: accountOf(parties.from), to: accountOf(parties.to), value: BigInt(log.data) };
}
