import { z } from "zod";
import { decimalSchema, idSchema, timeSchema } from "@/server/core/wire";

/** Every answer there is. */
export const DIAGNOSIS_CODES = [
  "paid_final",
  "paid",
  "confirming",
  "underpaid",
  "held_late",
  "not_counted",
  "decided",
  "left_chain",
  "nothing_received",
  "detection_behind",
  "expired",
  "cancelled",
  "transaction_not_found",
  "transaction_failed",
  "not_searched_yet",
  "wrong_token",
  "other_address",
  "zero_value",
  "moved_nothing",
  "counted_elsewhere",
] as const;
export type DiagnosisCode = (typeof DIAGNOSIS_CODES)[number];

/** What an answer rests on. Each answer has those that belong to it. */
const factsSchema = z
  .object({
    amount: decimalSchema.describe("What the transaction or payment brought, in USDT"),
    amount_paid: decimalSchema,
    amount_due: decimalSchema,
    amount_remaining: decimalSchema,
    confirmations: z.int(),
    required_confirmations: z.int(),
    block_number: z.int().describe("The block that the transaction is in"),
    searched_block_number: z.int().describe("How far payments were searched for"),
    node_block_number: z.int().describe("How far the node is that was asked"),
    lag_seconds: z.int(),
    token: z.string().describe("The contract of what was sent, or TRX"),
    to_address: z.string().describe("Where the money went"),
    expires_at: timeSchema,
    other_invoice_id: idSchema("invoice").describe("Your other invoice; never told to customers"),
  })
  .partial();
export type DiagnosisFacts = z.output<typeof factsSchema>;

/** Why an invoice is not paid, or that it is. */
export const diagnosisSchema = z
  .object({
    object: z.literal("diagnosis"),
    invoice_id: idSchema("invoice"),
    tx_id: z.string().nullable(),
    code: z.enum(DIAGNOSIS_CODES),
    title: z.string(),
    explanation: z.string().describe("In words, for a person"),
    facts: factsSchema,
  })
  .meta({ id: "Diagnosis" });

export type Diagnosis = z.output<typeof diagnosisSchema>;

export const diagnoseInvoiceSchema = z
  .strictObject({
    tx_id: z
      .string()
      .trim()
      .regex(/^(0x)?[0-9a-fA-F]{64}$/, "Must be a transaction id: 64 hexadecimal digits")
      .transform((text) => text.toLowerCase().replace(/^0x/, ""))
      .optional()
      .describe("The transaction that should have paid it; without one its own state is explained"),
  })
  .meta({ id: "DiagnoseInvoice" });
export type DiagnoseInvoiceInput = z.input<typeof diagnoseInvoiceSchema> & { readonly id: string };
