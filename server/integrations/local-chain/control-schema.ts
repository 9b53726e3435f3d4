import { z } from "zod";
import { parseTronAddress } from "@/server/core/tron-address";

const BLOCKS_MAXIMUM = 10_000;
const TRANSFERS_MAXIMUM = 1_000;

const address = z.string().transform((text) => parseTronAddress(text, "to"));
/** Minor units in decimal: a JSON number would lose them. */
const minor = z
  .string()
  .regex(/^\d{1,30}$/)
  .transform(BigInt);
const transfer = z.object({ to: address, amount: minor });

export const paySchema = transfer.extend({
  from: z.int().min(0).optional(),
  token: z.enum(["usdt", "fake"]).optional(),
  transfers: z.array(transfer).max(TRANSFERS_MAXIMUM).optional(),
  fail: z.boolean().optional(),
});
export const paidSchema = z.object({ txId: z.string().regex(/^[0-9a-f]{64}$/) });

/** The bound is the token's own. */
export const feeSchema = z.object({ basisPoints: z.int().min(0).max(20) });

/** TRX in sun, below what the owner has. */
export const fundSchema = z.object({ to: address, sun: z.int().min(1) });

export const mineSchema = z.object({ blocks: z.int().min(1).max(BLOCKS_MAXIMUM) });
export const headSchema = z.object({ head: z.int() });

/** How far the chain's time is ahead of the real one. */
export const clockSchema = z.object({ aheadSeconds: z.int().min(0) });
export const clockedSchema = headSchema.extend(clockSchema.shape);

const txIds = z.array(z.string()).max(TRANSFERS_MAXIMUM).default([]);

/** Without a depth: just deep enough for the transactions that are named. */
export const reorgSchema = z.object({ depth: z.int().min(1).optional(), drop: txIds, restore: txIds });
