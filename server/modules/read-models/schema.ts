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

const periodSchema = settledSchema.extend({
  invoices_created: z.int(),
  invoices_seen: z.int().describe("Of those created in the period: some money was seen for them"),
  invoices_converted: z.int().describe("Of those created in the period: paid by now"),
  invoices_paid: z.int().describe("Paid in the period, whenever they were created"),
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
    period: z.array(periodSchema).describe("The sum of `days`, one per currency"),
    previous_period: z.array(periodSchema).describe("The sum of as many days before"),
    today: z
      .array(
        z.object({
          currency: currencySchema,
          hours: z.array(
            z.object({
              hour: z.int().min(0).max(23),
              gross_amount: decimalSchema.nullable().describe("Null for an hour that has not begun"),
              yesterday_gross_amount: decimalSchema,
            }),
          ),
        }),
      )
      .describe("Gross settled since midnight (UTC) until the end of each hour, today and yesterday"),
    pay_time: z.object({
      median_seconds: z
        .number()
        .nullable()
        .describe("From an invoice's creation until it was paid, of those paid in the period; within 5 %"),
      previous_median_seconds: z.number().nullable(),
    }),
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

/** The longest period, so that one answer stays small. */
export const OVERVIEW_DAYS = 366;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

export const getOverviewSchema = z
  .object({
    days: z.int().min(1).max(OVERVIEW_DAYS).default(7).describe("Up to and including today"),
    span: z
      .object({ from: z.iso.date(), to: z.iso.date() })
      .optional()
      .describe("Instead; both ends are in it"),
  })
  .refine(
    ({ span }) => {
      if (!span) return true;
      const days = (Date.parse(span.to) - Date.parse(span.from)) / DAY_MILLISECONDS + 1;
      return days >= 1 && days <= OVERVIEW_DAYS;
    },
    { path: ["span"], message: `Must be 1 to ${OVERVIEW_DAYS} days long` },
  );
export type GetOverviewInput = z.input<typeof getOverviewSchema>;
