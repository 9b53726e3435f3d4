import { z } from "zod";

const amount = z
  .string()
  .max(40)
  .meta({ examples: ["9.99"] });

/** How a test pays an invoice on the local chain. */
export const payTestInvoiceSchema = z
  .strictObject({
    amount: amount.optional().describe("USDT; what remains due unless given"),
    from: z.int().min(0).max(9).default(0).describe("Which of the ten paying accounts"),
    token: z
      .enum(["usdt", "fake"])
      .default("usdt")
      .describe("`fake`: another contract of the same name, which must not count"),
    split: z.int().min(1).max(20).default(1).describe("Pays in that many transactions"),
    fail: z.boolean().default(false).describe("The transaction is mined but reverts: it moves nothing"),
  })
  .meta({ id: "PayTestInvoice" });

export type PayTestInvoiceInput = z.input<typeof payTestInvoiceSchema> & { readonly id: string };

export const payPublicTestInvoiceSchema = z.strictObject({ amount: amount.optional() });
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
