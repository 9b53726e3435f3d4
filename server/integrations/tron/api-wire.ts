import { z } from "zod";
import { instant } from "@/server/core/clock";
import { tronAddressFromHex } from "@/server/core/tron-address";
import type { WireLog } from "@/server/integrations/tron/wire";
import type { BlockHeader } from "@/server/modules/chains/ports";

const idSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/i)
  .toLowerCase();
const hashSchema = idSchema.transform((text) => `0x${text}`);
/** Protocol Buffers leave out what has its default value: the number of block 0, its time, an empty list. */
const numberSchema = z.int().min(0).default(0);
const NUMBER_DIGITS = 16;
const NO_HASH = "0".repeat(64);

export interface ApiBlock {
  readonly header: BlockHeader;
  readonly txIds: readonly string[];
}

/** A block. Times come in milliseconds here, and the hash begins with the number. */
export const apiBlockSchema = z
  .object({
    blockID: hashSchema,
    block_header: z.object({
      raw_data: z.object({
        number: numberSchema,
        timestamp: numberSchema,
        parentHash: z.string().default(NO_HASH).pipe(hashSchema),
      }),
    }),
    transactions: z.array(z.object({ txID: idSchema })).default([]),
  })
  .refine(
    ({ blockID, block_header: { raw_data } }) =>
      Number(blockID.slice(0, 2 + NUMBER_DIGITS)) === raw_data.number,
    "the hash belongs to another height",
  )
  .transform(({ blockID, block_header: { raw_data }, transactions }): ApiBlock => ({
    header: {
      number: raw_data.number,
      hash: blockID,
      parentHash: raw_data.parentHash,
      time: instant(Math.floor(raw_data.timestamp / 1000) * 1000),
    },
    txIds: transactions.map(({ txID }) => txID),
  }));

const nothing = z.strictObject({}).transform(() => null);

/** `{}` is what the API answers for what it does not have. */
export const apiBlockOrNoneSchema = z.union([apiBlockSchema, nothing]);

/** 20 bytes, without the 0x41 that other addresses of this API begin with. */
const logSchema = z.object({
  address: z
    .string()
    .regex(/^(?:41)?[0-9a-f]{40}$/i)
    .transform(tronAddressFromHex),
  topics: z.array(hashSchema).default([]),
  data: z
    .string()
    .regex(/^(?:[0-9a-f]{2})*$/i)
    .default("")
    .transform((text): `0x${string}` => `0x${text.toLowerCase()}`),
});

export interface ApiReceipt {
  readonly txId: string;
  readonly blockNumber: number;
  /** To the second, as everywhere. */
  readonly blockTime: Date;
  readonly succeeded: boolean;
  readonly logs: readonly Pick<WireLog, "address" | "topics" | "data">[];
}

/**
 * A transaction's receipt. It failed when the API says so in `result`, which it leaves out on success, or when its
 * contract ended otherwise than with SUCCESS, which plain transfers leave out.
 */
export const apiReceiptSchema = z
  .object({
    id: idSchema,
    blockNumber: numberSchema,
    blockTimeStamp: numberSchema,
    result: z.string().optional(),
    receipt: z.object({ result: z.string().optional() }).optional(),
    log: z.array(logSchema).default([]),
  })
  .transform(({ id, blockNumber, blockTimeStamp, result, receipt, log }): ApiReceipt => ({
    txId: id,
    blockNumber,
    blockTime: instant(Math.floor(blockTimeStamp / 1000) * 1000),
    succeeded:
      (result === undefined || result === "SUCESS" || result === "SUCCESS") &&
      (receipt?.result === undefined || receipt.result === "SUCCESS" || receipt.result === "DEFAULT"),
    logs: log,
  }));

export const apiReceiptOrNoneSchema = z.union([apiReceiptSchema, nothing]);

/** The receipts of a block; `{}` for block 0, and an empty list also for a block that the node does not have. */
export const apiReceiptsSchema = z.union([z.array(apiReceiptSchema), nothing.transform(() => [])]);
