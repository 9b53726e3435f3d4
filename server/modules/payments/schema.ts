import { z } from "zod";
import { describedActorSchema } from "@/server/core/actor";
import { pageSchema } from "@/server/core/pagination";
import { readTransactionId } from "@/server/core/transaction-id";
import {
  amountFields,
  createdFields,
  decimalSchema,
  idSchema,
  listOf,
  ofInvoiceFields,
  severalOf,
  timeSchema,
} from "@/server/core/wire";
import { PAYMENT_DISPOSITIONS, PAYMENT_STATUSES } from "@/server/modules/payments/status";

/** A payment as merchants see it. Amounts are decimal strings in `asset`. */
export const paymentSchema = z
  .object({
    id: idSchema("payment"),
    object: z.literal("payment"),
    livemode: z.boolean(),
    invoice_id: idSchema("invoice"),
    method: z.literal("tron-usdt"),
    network: z.string(),
    asset: z.literal("USDT"),
    amount: decimalSchema,
    from_address: z.string(),
    to_address: z.string(),
    tx_id: z.string().describe("64 lower-case hex digits"),
    ordinal: z.int().describe("Place of the transfer among the logs of its transaction"),
    block_number: z.int(),
    block_hash: z.string(),
    block_time: timeSchema,
    confirmations: z.int(),
    required_confirmations: z.int(),
    status: z.enum(PAYMENT_STATUSES),
    disposition: z.enum(PAYMENT_DISPOSITIONS).describe("`unmatched`: does not count toward the invoice"),
    final: z.boolean().describe("The block is solid: the payment can never change again"),
    late: z.boolean().describe("Its block came after the invoice's expiry"),
    detected_at: timeSchema,
    confirmed_at: timeSchema.nullable(),
    final_at: timeSchema.nullable(),
    orphaned_at: timeSchema.nullable(),
    failed_at: timeSchema.nullable(),
    version: z.int(),
    created_at: timeSchema,
  })
  .meta({ id: "Payment" });

export type Payment = z.output<typeof paymentSchema>;

/** Money that the merchant received elsewhere toward an invoice, as a member said. Daric never held it. */
export const manualPaymentSchema = z
  .object({
    id: idSchema("manualPayment"),
    object: z.literal("manual_payment"),
    livemode: z.boolean(),
    invoice_id: idSchema("invoice"),
    method: z.literal("manual"),
    asset: z.literal("USDT"),
    amount: decimalSchema,
    proof: z.string(),
    reason: z.string(),
    recorded_by: describedActorSchema,
    version: z.int(),
    created_at: timeSchema,
  })
  .meta({ id: "ManualPayment" });
export type ManualPayment = z.output<typeof manualPaymentSchema>;

export const paymentListSchema = listOf(paymentSchema).meta({ id: "PaymentList" });

export const listPaymentsSchema = pageSchema.extend({
  ...ofInvoiceFields,
  status: severalOf(PAYMENT_STATUSES).optional(),
  tx_id: z
    .string()
    .refine(
      (text) => readTransactionId(text) !== undefined,
      "Must be a transaction id of 64 hexadecimal digits",
    )
    .optional()
    .describe("Of this transaction, which can have several"),
  ...amountFields("amount"),
  ...createdFields,
});
export type ListPaymentsInput = z.input<typeof listPaymentsSchema>;

export const getPaymentSchema = z.object({ id: z.string() });
