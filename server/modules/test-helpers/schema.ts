import { z } from "zod";
import { idSchema, timeSchema } from "@/server/core/wire";

const amount = z
  .string()
  .max(40)
  .meta({ examples: ["9.99"] });

/** How a test pays an invoice on the local chain. */
export const payTestInvoiceSchema = z
  .strictObject({
    amount: amount.optional().describe("USDT; what remains due unless given"),
    from: z.int().min(0).max(8).default(0).describe("Which of the nine paying accounts"),
    token: z
      .enum(["usdt", "fake"])
      .default("usdt")
      .describe("`fake`: another contract of the same name, which must not count"),
    split: z.int().min(1).max(20).default(1).describe("Pays in that many transactions"),
    twice: z
      .boolean()
      .default(false)
      .describe("Pays the amount a second time, as an impatient customer does"),
    same_tx_as: idSchema("invoice")
      .optional()
      .describe("Another test invoice, which the same transaction pays what it still needs"),
    fail: z.boolean().default(false).describe("The transaction is mined but reverts: it moves nothing"),
    late: z
      .boolean()
      .default(false)
      .describe("Moves test mode's clock past the invoice's expiry first, if it is not over yet"),
  })
  .meta({ id: "PayTestInvoice" });

export type PayTestInvoiceInput = z.input<typeof payTestInvoiceSchema> & { readonly id: string };

/** How a checkout's test panel pays what remains. */
export const PUBLIC_MANNERS = ["exact", "under", "over", "twice", "split", "late", "fake", "fail"] as const;
export type PublicManner = (typeof PUBLIC_MANNERS)[number];

/** An amount is paid as it is; without one, what remains is paid in this manner. */
export const payPublicTestInvoiceSchema = z.strictObject({
  amount: amount.optional(),
  manner: z.enum(PUBLIC_MANNERS).default("exact"),
});
export type PayPublicTestInvoiceInput = z.input<typeof payPublicTestInvoiceSchema> & { readonly id: string };

/** Transactions that were handed to the local chain; the next blocks take them in. */
export const testPaymentSchema = z
  .object({
    object: z.literal("test_payment"),
    livemode: z.literal(false),
    invoice_id: z.string(),
    amount: z.string(),
    tx_ids: z.array(z.string()),
  })
  .meta({ id: "TestPayment" });

export type TestPayment = z.output<typeof testPaymentSchema>;

export const mineTestBlocksSchema = z
  .strictObject({ blocks: z.int().min(1).max(1000).default(1) })
  .meta({ id: "MineTestBlocks" });
export type MineTestBlocksInput = z.input<typeof mineTestBlocksSchema>;

export const testChainHeadSchema = z
  .object({ object: z.literal("test_chain_head"), livemode: z.literal(false), block_number: z.int() })
  .meta({ id: "TestChainHead" });

export type TestChainHead = z.output<typeof testChainHeadSchema>;

const txId = z.string().regex(/^[0-9a-f]{64}$/, "Must be a transaction id: 64 hex digits in lower case");

export const reorgTestChainSchema = z
  .strictObject({
    depth: z
      .int()
      .min(1)
      .max(18)
      .optional()
      .describe("How many of the newest blocks leave; just enough for the named transactions unless given"),
    drop_tx: z.array(txId).max(20).default([]).describe("Transactions that the new branch leaves out"),
    restore_tx: z.array(txId).max(20).default([]).describe("Dropped transactions that come back"),
  })
  .refine(({ depth, drop_tx, restore_tx }) => depth !== undefined || drop_tx.length + restore_tx.length > 0, {
    path: ["depth"],
    message: "Name a depth or transactions",
  })
  .meta({ id: "ReorgTestChain" });
export type ReorgTestChainInput = z.input<typeof reorgTestChainSchema>;

/** How the chain's endpoint fails. */
const TEST_OUTAGES = ["overload", "lagging", "forbidden", "down"] as const;
export type TestOutage = (typeof TEST_OUTAGES)[number];

export const interruptTestChainSchema = z
  .strictObject({
    seconds: z.int().min(1).max(300),
    kind: z
      .enum(TEST_OUTAGES)
      .default("down")
      .describe("`overload` and `forbidden` refuse, `lagging` stands still, `down` cuts connections"),
  })
  .meta({ id: "InterruptTestChain" });
export type InterruptTestChainInput = z.input<typeof interruptTestChainSchema>;

export const testOutageSchema = z
  .object({
    object: z.literal("test_outage"),
    livemode: z.literal(false),
    kind: z.enum(TEST_OUTAGES),
    seconds: z.int(),
  })
  .meta({ id: "TestOutage" });
export type TestOutageReport = z.output<typeof testOutageSchema>;

/** Enough to pass any invoice's expiry in one move. */
const CLOCK_MOVE_SECONDS_MAXIMUM = 100 * 24 * 60 * 60;
/** Ten years: beyond it, begin with new data. */
export const CLOCK_AHEAD_SECONDS_MAXIMUM = 3_650 * 24 * 60 * 60;

export const advanceTestClockSchema = z
  .strictObject({ seconds: z.int().min(1).max(CLOCK_MOVE_SECONDS_MAXIMUM) })
  .meta({ id: "AdvanceTestClock" });
export type AdvanceTestClockInput = z.input<typeof advanceTestClockSchema>;

export const testClockSchema = z
  .object({
    object: z.literal("test_clock"),
    livemode: z.literal(false),
    now: timeSchema.describe("What test mode's clock shows"),
    ahead_seconds: z.int().describe("By how much it is ahead of real time"),
  })
  .meta({ id: "TestClock" });
export type TestClock = z.output<typeof testClockSchema>;

/** What a checkout's test panel can do to the chain under a payment. */
export const PUBLIC_DISTURBANCES = [
  "drop",
  "restore",
  "mine",
  "finalise",
  "expire",
  ...TEST_OUTAGES,
] as const;

export type PublicDisturbance = (typeof PUBLIC_DISTURBANCES)[number];

export const disturbPublicTestInvoiceSchema = z.strictObject({ act: z.enum(PUBLIC_DISTURBANCES) });
export type DisturbPublicTestInvoiceInput = z.input<typeof disturbPublicTestInvoiceSchema> & {
  readonly id: string;
};
