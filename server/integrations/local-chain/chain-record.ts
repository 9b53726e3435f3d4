import { z } from "zod";

const hex = z.custom<`0x${string}`>((value) => typeof value === "string" && /^0x[0-9a-f]*$/.test(value));

const logSchema = z.object({ address: hex, topics: z.array(hex), data: hex });

const transactionSchema = z.object({
  /** 64 hex digits, no `0x`. */
  txId: z.string(),
  from: hex,
  to: hex.nullable(),
  contractAddress: hex.nullable(),
  succeeded: z.boolean(),
  energyUsed: z.number(),
  logs: z.array(logSchema),
});

const blockSchema = z.object({
  number: z.number(),
  hash: hex,
  /** Unix seconds. */
  time: z.number(),
  transactions: z.array(transactionSchema),
});

/**
 * A transaction as the mempool takes it: 64 hex digits of its id, and its bytes, encoded as on TRON (which makes them begin
 * with the raw data's tag).
 */
const signedSchema = z.object({ txId: z.string(), raw: hex.refine((raw) => raw.startsWith("0x0a")) });

/** One line of the journal. The chain is what comes out of applying them in order. */
export const chainRecordSchema = z.discriminatedUnion("kind", [
  /** The mempool accepted a signed transaction. */
  signedSchema.extend({ kind: z.literal("transaction") }),
  /** `dropped` waited in vain: it expired, or cannot be executed any more. */
  z.object({ kind: z.literal("block"), block: blockSchema, dropped: z.array(z.string()).default([]) }),
  /** From here on blocks take a time so far ahead of the real one. */
  z.object({ kind: z.literal("clock"), aheadSeconds: z.int().min(0) }),
  /** The blocks after `keep` left the chain and `blocks` took their place, without `dropped`. */
  z.object({
    kind: z.literal("reorg"),
    keep: z.number(),
    dropped: z.array(z.string()),
    blocks: z.array(blockSchema),
  }),
]);

export type Hex = `0x${string}`;
export type ChainLog = z.output<typeof logSchema>;
export type ChainTransaction = z.output<typeof transactionSchema>;
export type SignedTransaction = z.output<typeof signedSchema>;
export type ReplayedTransaction = SignedTransaction & Pick<ChainTransaction, "succeeded">;
export type StoredBlock = z.output<typeof blockSchema>;
/** As it is written; what is left out gets its default when it is read. */
export type ChainRecord = z.input<typeof chainRecordSchema>;

export interface ChainBlock extends StoredBlock {
  readonly parentHash: Hex;
}
