import { z } from "zod";
import { pageSchema } from "@/server/core/pagination";
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
import { SETTLEMENT_STATUSES } from "@/server/modules/settlements/status";

/** A settlement as merchants see it: gross = fee + net, decimal strings in `currency`. */
export const settlementSchema = z
  .object({
    id: idSchema("settlement"),
    object: z.literal("settlement"),
    livemode: z.boolean(),
    invoice_id: idSchema("invoice"),
    currency: z.literal("USDT"),
    gross_amount: decimalSchema,
    platform_fee_amount: decimalSchema,
    platform_fee_percentage: decimalSchema.meta({ examples: ["1.00"] }),
    net_amount: decimalSchema,
    status: z.enum(SETTLEMENT_STATUSES),
    confirmed_at: timeSchema.describe("When the invoice's last counting payment was confirmed"),
    completed_at: timeSchema.nullable(),
    available_at: timeSchema
      .nullable()
      .describe("When every payment was final and the net became available for payout"),
    reversed_at: timeSchema.nullable(),
    version: z.int(),
    created_at: timeSchema,
  })
  .meta({ id: "Settlement" });

export type Settlement = z.output<typeof settlementSchema>;

export const settlementListSchema = listOf(settlementSchema).meta({ id: "SettlementList" });

export const listSettlementsSchema = pageSchema.extend({
  ...ofInvoiceFields,
  status: severalOf(SETTLEMENT_STATUSES).optional(),
  ...amountFields("gross_amount"),
  ...createdFields,
});
export type ListSettlementsInput = z.input<typeof listSettlementsSchema>;

export const getSettlementSchema = z.object({ id: z.string() });
