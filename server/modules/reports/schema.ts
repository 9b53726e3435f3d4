import { z } from "zod";
import { LIMITS } from "@/server/config/limits";
import { limitField } from "@/server/core/pagination";
import { decimalSchema, listOf, timeSchema } from "@/server/core/wire";
import type { Named } from "@/server/modules/invoices/schema";
import type { LedgerLine } from "@/server/modules/ledger/schema";
import { settlementSchema } from "@/server/modules/settlements/schema";
import { SETTLEMENT_STATUSES } from "@/server/modules/settlements/status";

const totalsFields = {
  settlements: z.int(),
  gross_amount: decimalSchema,
  platform_fee_amount: decimalSchema,
  net_amount: decimalSchema,
};

/** The settlements of a span of time, a page of them, with the totals of all. */
export const settlementReportSchema = listOf(settlementSchema)
  .extend({
    object: z.literal("settlement_report"),
    livemode: z.boolean(),
    from: timeSchema,
    to: timeSchema.describe("Not included"),
    currency: z.literal("USDT"),
    totals: z.object(totalsFields).describe("Of the completed settlements"),
    by_status: z.array(z.object({ status: z.enum(SETTLEMENT_STATUSES), ...totalsFields })),
  })
  .meta({ id: "SettlementReport" });
export type SettlementReport = z.output<typeof settlementReportSchema>;

const isMoment = (text: string): boolean => z.union([timeSchema, z.iso.date()]).safeParse(text).success;
const momentSchema = z.string().refine(isMoment, "Must be a day or a time, ISO 8601 in UTC");

export const settlementReportInputSchema = z.object({
  from: momentSchema
    .optional()
    .describe("Settled at this time or later; a day begins at 00:00 UTC. Default: 30 days before `to`"),
  to: momentSchema
    .optional()
    .describe(
      `Settled before this time, at most ${LIMITS.report.daysMaximum} days after \`from\`. Default: now`,
    ),
  limit: limitField,
  cursor: z.string().max(200).optional(),
  format: z
    .enum(["json", "csv"])
    .optional()
    .describe("`csv` is all of them, whatever the limit. Default: what the Accept header asks for"),
});
export type SettlementReportInput = z.input<typeof settlementReportInputSchema>;

/** Days in UTC; both are included. */
export const dailyFiguresInputSchema = z.object({ from: z.iso.date(), to: z.iso.date() });
export type DailyFiguresInput = z.input<typeof dailyFiguresInputSchema>;

/** A ledger line with the invoice that it belongs to; null where it belongs to none. */
export type BalanceChange = Named<LedgerLine & { readonly invoice_id: string | null }>;
