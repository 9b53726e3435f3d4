import { z } from "zod";
import { describedActorSchema } from "@/server/core/actor";
import { pageSchema } from "@/server/core/pagination";
import { isTronAddress } from "@/server/core/tron-address";
import { createdFields, decimalSchema, idSchema, listOf, timeSchema } from "@/server/core/wire";
import {
  UNMATCHED_OUTCOMES,
  UNMATCHED_REASONS,
  UNMATCHED_STATUSES,
} from "@/server/modules/unmatched-deposits/status";

export const DECISION_REASON_CHARACTERS = 500;

const decisionSchema = z.object({
  outcome: z.enum(UNMATCHED_OUTCOMES),
  reason: z.string(),
  assigned_invoice_id: idSchema("invoice").nullable(),
  refund_address: z.string().nullable(),
  decided_by: describedActorSchema,
  decided_at: timeSchema,
});

/** Money at one of the merchant's addresses that counted toward no invoice when it came. Its id is its payment's. */
export const unmatchedDepositSchema = z
  .object({
    id: idSchema("payment"),
    object: z.literal("unmatched_deposit"),
    livemode: z.boolean(),
    invoice_id: idSchema("invoice").describe("The invoice whose address was paid"),
    reason: z
      .enum(UNMATCHED_REASONS)
      .describe("`cancelled`: the invoice was cancelled. `late_held`: it came after expiry and is held"),
    network: z.string(),
    asset: z.literal("USDT"),
    amount: decimalSchema,
    from_address: z.string(),
    to_address: z.string(),
    tx_id: z.string(),
    ordinal: z.int(),
    block_number: z.int(),
    block_time: timeSchema,
    final: z.boolean().describe("Only final money can be decided about"),
    status: z.enum(UNMATCHED_STATUSES),
    decision: decisionSchema.nullable(),
    version: z.int(),
    created_at: timeSchema,
  })
  .meta({ id: "UnmatchedDeposit" });

export type UnmatchedDeposit = z.output<typeof unmatchedDepositSchema>;

export const unmatchedDepositListSchema = listOf(unmatchedDepositSchema).meta({ id: "UnmatchedDepositList" });

export const listUnmatchedDepositsSchema = pageSchema.extend({
  state: z.enum(["open", "decided"]).optional(),
  reason: z.enum(UNMATCHED_REASONS).optional(),
  invoice_id: idSchema("invoice").optional().describe("Of this invoice, as the origin or by assignment"),
  customer_id: idSchema("customer").optional().describe("Of invoices of this customer"),
  ...createdFields,
});
export type ListUnmatchedDepositsInput = z.input<typeof listUnmatchedDepositsSchema>;

export const unmatchedDepositIdSchema = z.object({ id: z.string() });

/** Which deposit a decision is about, and the version that it must have. */
export interface DepositToDecide {
  readonly id: string;
  readonly version?: number | undefined;
}

const reason = z
  .string()
  .trim()
  .min(1, "Say why: it is kept with the decision")
  .max(DECISION_REASON_CHARACTERS)
  .refine((text) => !/\p{Cc}/u.test(text), "Must not have control characters")
  .describe("Why; kept with the decision and in the audit log")
  .meta({ examples: ["Agreed with the customer by e-mail"] });

export const keepUnmatchedDepositSchema = z.strictObject({ reason }).meta({ id: "KeepUnmatchedDeposit" });
export type KeepUnmatchedDepositInput = z.input<typeof keepUnmatchedDepositSchema> & DepositToDecide;

export const assignUnmatchedDepositSchema = z
  .strictObject({
    invoice_id: idSchema("invoice").describe("An invoice that still needs money; also the late one itself"),
    reason,
  })
  .meta({ id: "AssignUnmatchedDeposit" });
export type AssignUnmatchedDepositInput = z.input<typeof assignUnmatchedDepositSchema> & DepositToDecide;

export const requestUnmatchedRefundSchema = z
  .strictObject({
    address: z
      .string()
      .trim()
      .refine(isTronAddress, "Must be a TRON address such as TUEZSdKsoDHQMeZwihtdoBiN46zxhGWYdH")
      .describe(
        "Where the customer wants the money: never taken from the transaction, as exchanges share addresses",
      ),
    reason,
  })
  .meta({ id: "RequestUnmatchedRefund" });
export type RequestUnmatchedRefundInput = z.input<typeof requestUnmatchedRefundSchema> & DepositToDecide;
