import { z } from "zod";
import { pageSchema } from "@/server/core/pagination";
import { createdFields, currencySchema, decimalSchema, listOf, timeSchema } from "@/server/core/wire";
import { MERCHANT_ACCOUNTS } from "@/server/modules/ledger/rules";

const currencyBalanceSchema = z.object({
  currency: currencySchema,
  unapplied_amount: decimalSchema.describe(
    "Arrived, and not part of a settlement: partial payments and surplus",
  ),
  pending_amount: decimalSchema.describe("Settled, and still waiting until every payment is final"),
  available_amount: decimalSchema.describe("Free for payout"),
  reserved_amount: decimalSchema.describe("On its way out in a payout or refund"),
});

/** A merchant's money by currency, decimal strings. */
export const balancesSchema = z
  .object({
    object: z.literal("balances"),
    livemode: z.boolean(),
    currencies: z.array(currencyBalanceSchema),
  })
  .meta({ id: "Balances" });

export type Balances = z.output<typeof balancesSchema>;

/** One change of one of the merchant's balances. */
export const ledgerLineSchema = z
  .object({
    id: z.string(),
    object: z.literal("balance_transaction"),
    livemode: z.boolean(),
    account: z.enum(MERCHANT_ACCOUNTS),
    currency: currencySchema,
    amount: decimalSchema.describe("Negative when money left this account"),
    balance_after: decimalSchema,
    purpose: z.string().meta({ examples: ["settlement.completed"] }),
    reference: z.string().describe("What caused it"),
    transfer_id: z.string(),
    created_at: timeSchema,
  })
  .meta({ id: "BalanceTransaction" });

export type LedgerLine = z.output<typeof ledgerLineSchema>;

export const ledgerLineListSchema = listOf(ledgerLineSchema).meta({ id: "BalanceTransactionList" });

export const listLedgerLinesSchema = pageSchema.extend({
  account: z.enum(MERCHANT_ACCOUNTS).default("available"),
  currency: currencySchema.default("USDT"),
  purpose: z.string().max(100).optional().describe("What moved it, such as `settlement.completed`"),
  reference: z.string().max(200).optional(),
  ...createdFields,
});
export type ListLedgerLinesInput = z.input<typeof listLedgerLinesSchema>;
