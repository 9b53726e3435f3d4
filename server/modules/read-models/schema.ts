import { z } from "zod";
import { currencySchema, decimalSchema } from "@/server/core/wire";

const settledSchema = z.object({
  currency: currencySchema,
  settlements: z.int(),
  reversals: z.int(),
  gross_amount: decimalSchema,
  platform_fee_amount: decimalSchema,
  net_amount: decimalSchema,
});

const totalSchema = z.object({
  currency: currencySchema,
  invoices_created: z.int(),
  invoices_seen: z.int().describe("Some money was seen for them, whatever became of it"),
  invoices_paid: z.int(),
  invoices_expired: z.int(),
  gross_amount: decimalSchema.describe("Settled and not reversed"),
  platform_fee_amount: decimalSchema,
  net_amount: decimalSchema,
});

/** A merchant's figures, as far as the read models have followed the log. */
export const overviewSchema = z
  .object({
    object: z.literal("overview"),
    livemode: z.boolean(),
    totals: z.array(totalSchema).describe("Since the beginning, one per currency"),
    days: z
      .array(settledSchema.extend({ date: z.iso.date() }))
      .describe("Every UTC day of the period, oldest first"),
    period: z.array(settledSchema).describe("The sum of `days`, one per currency"),
    previous_period: z.array(settledSchema).describe("The sum of as many days before"),
    confirmations: z.array(
      z.object({
        network: z.string(),
        average_seconds: z.number().nullable().describe("From seen in a block to confirmed, over the period"),
      }),
    ),
    lag: z.object({
      events: z.int().describe("Events that are not in these figures yet; counted up to 10,000"),
      seconds: z.number().describe("Age of the oldest of them; 0 without any"),
    }),
  })
  .meta({ id: "Overview" });
export type Overview = z.output<typeof overviewSchema>;

export const getOverviewSchema = z.object({ days: z.coerce.number().int().min(1).max(92).default(7) });
export type GetOverviewInput = z.input<typeof getOverviewSchema>;
