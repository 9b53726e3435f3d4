import { z } from "zod";
import { pageSchema } from "@/server/core/pagination";
import { decimalSchema, idSchema, listOf, metadataSchema, timeSchema } from "@/server/core/wire";
import { INVOICE_EXCEPTIONS, INVOICE_STATUSES } from "@/server/modules/invoices/status";
import { paymentSchema } from "@/server/modules/payments/schema";
import { settlementSchema } from "@/server/modules/settlements/schema";

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/** Bounds of an invoice's fields; the form shows the same ones. */
export const INVOICE_LIMITS = {
  expirySeconds: { minimum: 5 * MINUTE, maximum: 90 * DAY, default: 30 * MINUTE },
  descriptionCharacters: 500,
  orderIdCharacters: 100,
  urlCharacters: 2048,
  metadataKeys: 50,
  metadataKeyCharacters: 40,
  metadataValueCharacters: 500,
} as const;

/** Text for people: no control characters. */
const isPrintable = (text: string) => !/\p{Cc}/u.test(text);
const NOT_PRINTABLE = "Must not have control characters";
const returnUrl = z.url({ protocol: /^https?$/ }).max(INVOICE_LIMITS.urlCharacters);

/** What is needed to ask for money. `amount` is a decimal string in `currency`; the customer pays it in USDT. */
export const createInvoiceSchema = z
  .strictObject({
    amount: z
      .string()
      .regex(/^(0|[1-9]\d*)(\.\d+)?$/, 'Must be a decimal string such as "9.99"')
      .max(40)
      .meta({ examples: ["9.99"] }),
    currency: z.enum(["USDT", "USD"]).default("USDT").describe("USD is taken at par: 1 USD = 1 USDT"),
    description: z
      .string()
      .trim()
      .min(1)
      .max(INVOICE_LIMITS.descriptionCharacters)
      .refine(isPrintable, NOT_PRINTABLE)
      .optional(),
    order_id: z
      .string()
      .trim()
      .min(1)
      .max(INVOICE_LIMITS.orderIdCharacters)
      .refine(isPrintable, NOT_PRINTABLE)
      .optional()
      .describe(
        "Your reference, unique per mode: the same body again returns the same invoice, another body is a conflict",
      ),
    customer_email: z.email().max(254).optional(),
    metadata: z
      .record(
        z.string().min(1).max(INVOICE_LIMITS.metadataKeyCharacters),
        z.string().max(INVOICE_LIMITS.metadataValueCharacters),
      )
      .refine(
        (value) => Object.keys(value).length <= INVOICE_LIMITS.metadataKeys,
        `At most ${INVOICE_LIMITS.metadataKeys} keys`,
      )
      .default({}),
    expires_in_seconds: z
      .int()
      .min(INVOICE_LIMITS.expirySeconds.minimum)
      .max(INVOICE_LIMITS.expirySeconds.maximum)
      .default(INVOICE_LIMITS.expirySeconds.default),
    success_url: returnUrl.optional().describe("May contain {INVOICE_ID}"),
    cancel_url: returnUrl.optional().describe("May contain {INVOICE_ID}"),
  })
  .meta({ id: "CreateInvoice" });

export type CreateInvoiceInput = z.input<typeof createInvoiceSchema>;

const rateSchema = z.object({
  base: z.string(),
  quote: z.string(),
  numerator: z.string(),
  denominator: z.string(),
  source: z.string(),
  observed_at: timeSchema,
});

const payableSchema = z.object({
  asset: z.literal("USDT"),
  network: z.string(),
  amount: decimalSchema,
  address: z.string().describe("base58check, case-sensitive"),
  rate: rateSchema,
});

const transitionsSchema = z.object({
  confirming_at: timeSchema.nullable(),
  paid_at: timeSchema.nullable(),
  expired_at: timeSchema.nullable(),
  cancelled_at: timeSchema.nullable(),
});

/** Fields that the merchant and the customer both see. */
const sharedFields = {
  id: idSchema("invoice"),
  livemode: z.boolean(),
  status: z.enum(INVOICE_STATUSES),
  exception: z.enum(INVOICE_EXCEPTIONS),
  currency: z.enum(["USDT", "USD"]),
  amount: decimalSchema.describe("The price in `currency`"),
  payable: payableSchema,
  amount_due: decimalSchema.describe("In USDT; this alone decides whether the invoice is paid"),
  amount_paid: decimalSchema.describe("Seen on the chain"),
  amount_confirmed: decimalSchema,
  amount_remaining: decimalSchema,
  amount_overpaid: decimalSchema,
  required_confirmations: z.int(),
  description: z.string().nullable(),
  order_id: z.string().nullable(),
  success_url: z.string().nullable(),
  cancel_url: z.string().nullable(),
  status_transitions: transitionsSchema,
  expires_at: timeSchema,
  version: z.int(),
  created_at: timeSchema,
};

/** An invoice as its merchant sees it. */
export const invoiceSchema = z
  .object({
    ...sharedFields,
    object: z.literal("invoice"),
    tolerance: decimalSchema.describe("How much less than `amount_due` still counts as paid"),
    platform_fee_percentage: decimalSchema,
    customer_email: z.string().nullable(),
    metadata: metadataSchema,
    checkout_url: z.string(),
    payments: z.array(paymentSchema).optional().describe("With expand=payments"),
    settlement: settlementSchema.nullable().optional().describe("With expand=settlement"),
    updated_at: timeSchema,
  })
  .meta({ id: "Invoice" });

export type Invoice = z.output<typeof invoiceSchema>;

export const invoiceListSchema = listOf(invoiceSchema).meta({ id: "InvoiceList" });

/** An invoice as its customer sees it: no fee, no settlement, nothing of the merchant's own. */
export const publicInvoiceSchema = z
  .object({
    ...sharedFields,
    object: z.literal("public_invoice"),
    merchant: z.object({ name: z.string() }),
    payments: z.array(
      paymentSchema.pick({
        tx_id: true,
        ordinal: true,
        amount: true,
        status: true,
        disposition: true,
        confirmations: true,
        required_confirmations: true,
        final: true,
        late: true,
        detected_at: true,
      }),
    ),
    detection: z.object({
      scanned_at: timeSchema.nullable(),
      lag_seconds: z.int().describe("How far payment detection is behind; 0 when it keeps up"),
    }),
    test_panel: z.boolean().describe("Whether the page may offer to pay on the local test chain"),
  })
  .meta({ id: "PublicInvoice" });

export type PublicInvoice = z.output<typeof publicInvoiceSchema>;

export const INVOICE_EXPANSIONS = ["payments", "settlement"] as const;

export const getInvoiceSchema = z.object({
  id: z.string(),
  expand: z.array(z.enum(INVOICE_EXPANSIONS)).default([]),
});
export type GetInvoiceInput = z.input<typeof getInvoiceSchema>;

export const listInvoicesSchema = pageSchema.extend({
  status: z.enum(INVOICE_STATUSES).optional(),
  exception: z
    .enum([...INVOICE_EXCEPTIONS, "any"])
    .optional()
    .describe("`any`: whatever is not `none`"),
  order_id: z.string().max(INVOICE_LIMITS.orderIdCharacters).optional(),
  query: z
    .string()
    .trim()
    .max(200)
    .optional()
    .describe("An id, address, transaction, order id or part of the description"),
  created_after: timeSchema.optional(),
  created_before: timeSchema.optional(),
});
export type ListInvoicesInput = z.input<typeof listInvoicesSchema>;

export const cancelInvoiceSchema = z.object({ id: z.string(), version: z.int().optional() });
export type CancelInvoiceInput = z.input<typeof cancelInvoiceSchema>;
