import { z } from "zod";
import { textSchema } from "@/server/core/wire";

export const MANUAL_PAYMENT_LIMITS = { reasonCharacters: 500, proofCharacters: 500 } as const;

/** 64 hex digits; an `0x` in front and capitals are taken away. */
const txIdField = z
  .string()
  .trim()
  .regex(/^(0x)?[0-9a-fA-F]{64}$/, "Must be a transaction id of 64 hex digits")
  .transform((text) => text.toLowerCase().replace(/^0x/, ""));
const reasonField = textSchema(MANUAL_PAYMENT_LIMITS.reasonCharacters)
  .describe("Why; kept in the audit log")
  .meta({ examples: ["Paid in cash at the counter"] });

/** The body of a mark-as-paid; the id is in the path. */
export const markPaidSchema = z
  .strictObject({
    reason: reasonField,
    proof: textSchema(MANUAL_PAYMENT_LIMITS.proofCharacters)
      .optional()
      .describe("What shows that the money came, such as a receipt's number. Needed without `tx_id`"),
    tx_id: txIdField
      .optional()
      .describe("For money on the chain: the transaction, which is checked there first"),
  })
  .refine(({ proof, tx_id }) => proof !== undefined || tx_id !== undefined, {
    path: ["proof"],
    message: "Say what shows that the money came, or name the transaction",
  })
  .meta({ id: "MarkPaid" });

export type MarkInvoicePaidInput = z.input<typeof markPaidSchema> & {
  readonly id: string;
  readonly version?: number | undefined;
};

export interface FindTransactionInput {
  readonly id: string;
  /** As a schema below or above made it. */
  readonly tx_id?: string | undefined;
}

export const attachTransactionSchema = z
  .strictObject({ tx_id: txIdField, reason: reasonField.optional() })
  .meta({ id: "AttachTransaction" });
export type AttachTransactionInput = z.input<typeof attachTransactionSchema> & { readonly id: string };
