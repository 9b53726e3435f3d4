import { z } from "zod";
import { isId } from "@/server/core/ids";
import { describedActorSchema } from "@/server/core/actor";
import { pageSchema } from "@/server/core/pagination";
import {
  amountFields,
  amountInputSchema,
  createdFields,
  decimalSchema,
  idSchema,
  listOf,
  metadataFields,
  metadataChangeSchema,
  metadataInputSchema,
  metadataSchema,
  percentageInputSchema,
  textSchema,
  timeSchema,
  severalOf,
} from "@/server/core/wire";
import { type Customer, customerSchema, inlineCustomerSchema } from "@/server/modules/customers/schema";
import { INVOICE_EXCEPTIONS, INVOICE_STATUSES } from "@/server/modules/invoices/status";
import { brandingSchema, PRICE_CURRENCIES } from "@/server/modules/merchants/schema";
import { manualPaymentSchema, paymentSchema } from "@/server/modules/payments/schema";
import { settlementSchema } from "@/server/modules/settlements/schema";

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/** Bounds of an invoice's fields; the form shows the same ones. */
export const INVOICE_LIMITS = {
  expirySeconds: { minimum: 5 * MINUTE, maximum: 90 * DAY, default: 30 * MINUTE },
  descriptionCharacters: 500,
  orderIdCharacters: 100,
  urlCharacters: 2048,
  noteCharacters: 2000,
  lineItems: 50,
  lineItemCharacters: 200,
  quantity: 1_000_000,
  tolerancePercentage: 5,
} as const;

const LATE_POLICIES = ["accept", "hold"] as const;

export const descriptionField = textSchema(INVOICE_LIMITS.descriptionCharacters);
export const returnUrl = z
  .url({ protocol: /^https?$/ })
  .max(INVOICE_LIMITS.urlCharacters)
  .describe("https; in test mode also http to localhost. May contain {INVOICE_ID}");
export const expirySecondsField = z
  .int()
  .min(INVOICE_LIMITS.expirySeconds.minimum)
  .max(INVOICE_LIMITS.expirySeconds.maximum);
const customerIdField = z
  .string()
  .refine((text) => isId("customer", text), "Must be an id that starts with cus_");

const lineItemInputSchema = z
  .strictObject({
    description: textSchema(INVOICE_LIMITS.lineItemCharacters),
    quantity: z.int().min(1).max(INVOICE_LIMITS.quantity).default(1),
    unit_amount: amountInputSchema.describe("Without tax"),
    tax_percentage: percentageInputSchema
      .refine((text) => Number(text) <= 100, "Must be at most 100")
      .optional()
      .describe("Added to the line, rounded half-up to the cent"),
  })
  .meta({ id: "LineItemInput" });
export const lineItemsInputSchema = z.array(lineItemInputSchema).min(1).max(INVOICE_LIMITS.lineItems);

export const lineItemSchema = z
  .object({
    description: z.string(),
    quantity: z.int(),
    unit_amount: decimalSchema,
    tax_percentage: decimalSchema,
    subtotal_amount: decimalSchema.describe("quantity × unit_amount"),
    tax_amount: decimalSchema,
    amount: decimalSchema.describe("subtotal_amount + tax_amount"),
  })
  .meta({ id: "LineItem" });
export type LineItem = z.output<typeof lineItemSchema>;

const toleranceSchema = z
  .strictObject({
    percentage: percentageInputSchema
      .refine(
        (text) => Number(text) <= INVOICE_LIMITS.tolerancePercentage,
        `Must be at most ${INVOICE_LIMITS.tolerancePercentage}`,
      )
      .meta({ examples: ["0.50"] })
      .optional(),
    amount: amountInputSchema.optional().describe("In USDT, at most 5 % of what is due"),
  })
  .refine(
    ({ percentage, amount }) => percentage !== undefined || amount !== undefined,
    "Name a percentage or an amount",
  )
  .describe("How much less than due still counts as paid: the larger of the two. Default: the merchant's");

/** What is needed to ask for money. Amounts are decimal strings in `currency`; the customer pays in USDT. */
export const createInvoiceSchema = z
  .strictObject({
    amount: amountInputSchema
      .optional()
      .describe("May be left out with `line_items`; with them it must be their total"),
    currency: z
      .enum(PRICE_CURRENCIES)
      .default("USDT")
      .describe("USD is taken at par: 1 USD = 1 USDT. EUR needs a rate, which is fixed with the invoice"),
    line_items: lineItemsInputSchema.optional(),
    description: descriptionField.optional(),
    order_id: textSchema(INVOICE_LIMITS.orderIdCharacters)
      .optional()
      .describe(
        "Your reference, unique per mode: the same body again returns the same invoice, another body is a conflict",
      ),
    customer_id: customerIdField.optional(),
    customer: inlineCustomerSchema
      .optional()
      .describe("Instead of `customer_id`: the customer with this e-mail address, made if there is none"),
    metadata: metadataInputSchema.default({}),
    expires_in_seconds: expirySecondsField.default(INVOICE_LIMITS.expirySeconds.default),
    tolerance: toleranceSchema.optional(),
    late_policy: z
      .enum(LATE_POLICIES)
      .optional()
      .describe(
        "`accept`: late money counts and is flagged. `hold`: it waits for a decision. Default: the merchant's",
      ),
    success_url: returnUrl.optional(),
    cancel_url: returnUrl.optional(),
  })
  .refine(({ amount, line_items }) => amount !== undefined || line_items !== undefined, {
    path: ["amount"],
    message: "Is needed without line items",
  })
  .refine(({ customer_id, customer }) => customer_id === undefined || customer === undefined, {
    path: ["customer"],
    message: "Name the customer once: by `customer_id` or in place",
  })
  .meta({ id: "CreateInvoice" });

export type CreateInvoiceInput = z.input<typeof createInvoiceSchema>;
export type ParsedInvoiceInput = z.output<typeof createInvoiceSchema>;

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
  status: z.enum(INVOICE_STATUSES).describe("What may happen next. Deliver when it is `paid`"),
  exception: z.enum(INVOICE_EXCEPTIONS).describe("What was unusual, beside the status"),
  currency: z.enum(PRICE_CURRENCIES),
  amount: decimalSchema.describe("The price in `currency`"),
  subtotal_amount: decimalSchema.describe("The price without the tax of its line items"),
  tax_amount: decimalSchema,
  line_items: z.array(lineItemSchema),
  payable: payableSchema,
  amount_due: decimalSchema.describe("In USDT; this alone decides whether the invoice is paid"),
  amount_paid: decimalSchema.describe("Seen on the chain, or recorded by hand"),
  amount_confirmed: decimalSchema.describe("The part of `amount_paid` that has its confirmations"),
  amount_remaining: decimalSchema.describe("What the customer still has to send, in USDT"),
  amount_overpaid: decimalSchema.describe(
    "Seen, and in no settlement: more than was due, or what came after a settlement within the tolerance",
  ),
  required_confirmations: z.int(),
  description: z.string().nullable(),
  order_id: z.string().nullable(),
  success_url: z.string().nullable(),
  cancel_url: z.string().nullable(),
  receipt_url: z.string().nullable().describe("A page to print or to save as PDF, once the invoice is paid"),
  status_transitions: transitionsSchema,
  expires_at: timeSchema.describe("Money in a block after this time is late"),
  version: z.int().describe("Rises with every change: the higher one is newer"),
  created_at: timeSchema,
};

/** An invoice as its merchant sees it. */
export const invoiceSchema = z
  .object({
    ...sharedFields,
    object: z.literal("invoice"),
    amount_surplus_kept: decimalSchema.describe("How much of `amount_overpaid` was kept"),
    amount_manual: decimalSchema.describe(
      "The part that you marked as received elsewhere; it is not settled",
    ),
    tolerance: decimalSchema.describe("How much less than `amount_due` still counts as paid"),
    platform_fee_percentage: decimalSchema,
    late_policy: z.enum(LATE_POLICIES),
    customer_id: customerIdField.nullable(),
    payment_link_id: idSchema("paymentLink").nullable(),
    metadata: metadataSchema,
    checkout_url: z.string().describe("The page to send the customer to"),
    payments: z.array(paymentSchema).optional().describe("With expand=payments"),
    manual_payments: z.array(manualPaymentSchema).optional().describe("With expand=payments"),
    settlement: settlementSchema.nullable().optional().describe("With expand=settlement"),
    customer: customerSchema.nullable().optional().describe("With expand=customer"),
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
    merchant: brandingSchema,
    merchant_suspended: z
      .boolean()
      .describe("The merchant takes no payments at the moment. Money that is on its way is credited"),
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
    clock_ahead_seconds: z
      .int()
      .describe(
        "By how much the times of this invoice are ahead of real time: test mode's clock can be moved",
      ),
    test_panel: z.boolean().describe("Whether the page may offer to pay on the local test chain"),
  })
  .meta({ id: "PublicInvoice" });

export type PublicInvoice = z.output<typeof publicInvoiceSchema>;

export const INVOICE_EXPANSIONS = ["payments", "settlement", "customer"] as const;
export type InvoiceExpansion = (typeof INVOICE_EXPANSIONS)[number];

export const getInvoiceSchema = z.object({
  id: z.string(),
  expand: z.array(z.enum(INVOICE_EXPANSIONS)).default([]),
});
export type GetInvoiceInput = z.input<typeof getInvoiceSchema>;

export const listInvoicesSchema = pageSchema.extend({
  status: severalOf(INVOICE_STATUSES).optional(),
  exception: z
    .enum([...INVOICE_EXCEPTIONS, "any"])
    .optional()
    .describe("`any`: whatever is not `none`"),
  customer_id: customerIdField.optional(),
  customer: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe("The beginnings of words of the customer's name, e-mail address or phone number"),
  payment_link_id: idSchema("paymentLink").optional(),
  order_id: z.string().max(INVOICE_LIMITS.orderIdCharacters).optional(),
  tx_id: z
    .string()
    .regex(/^(0x)?[0-9a-fA-F]{64}$/, "Must be a transaction id of 64 hexadecimal digits")
    .optional()
    .describe("Has a payment of this transaction"),
  ...amountFields("amount_due"),
  query: z
    .string()
    .trim()
    .max(200)
    .optional()
    .describe(
      "An id, address or transaction, or the beginning of an order id, words of the customer or, from three letters on, a part of the description; upper and lower case are the same",
    ),
  ...metadataFields,
  ...createdFields,
  expand: z.array(z.enum(INVOICE_EXPANSIONS)).default([]),
});
export type ListInvoicesInput = z.input<typeof listInvoicesSchema>;

/** What a person knows an invoice by. */
export interface InvoiceName {
  readonly order_id: string | null;
  readonly customer: Customer | null;
}

/** Something that belongs to an invoice, with that invoice's name. */
export type Named<T> = T & { readonly invoice: InvoiceName };

/** The body of a change; the id is in the path. What was asked for, and its terms, never change. */
export const invoiceChangesSchema = z
  .strictObject({
    description: descriptionField.nullable().optional(),
    metadata: metadataChangeSchema.optional(),
    customer_id: customerIdField.nullable().optional(),
    customer: inlineCustomerSchema.optional().describe("Instead of `customer_id`"),
    success_url: returnUrl.nullable().optional(),
    cancel_url: returnUrl.nullable().optional(),
    expires_at: timeSchema
      .optional()
      .describe("Later than now and than the present expiry, at most 90 days from now; only while `pending`"),
  })
  .refine(({ customer_id, customer }) => customer_id === undefined || customer === undefined, {
    path: ["customer"],
    message: "Name the customer once: by `customer_id` or in place",
  })
  .meta({ id: "UpdateInvoice" });

export const updateInvoiceSchema = invoiceChangesSchema.safeExtend({
  id: z.string(),
  version: z.int().optional().describe("Refuses the change when the invoice has another version"),
});
export type UpdateInvoiceInput = z.input<typeof updateInvoiceSchema>;

/** What a member wrote about an invoice. The customer never sees it. */
export const invoiceNoteSchema = z
  .object({
    id: idSchema("invoiceNote"),
    object: z.literal("invoice_note"),
    livemode: z.boolean(),
    invoice_id: idSchema("invoice"),
    body: z.string(),
    author: describedActorSchema,
    version: z.int(),
    created_at: timeSchema,
  })
  .meta({ id: "InvoiceNote" });
export type InvoiceNote = z.output<typeof invoiceNoteSchema>;

export const invoiceNoteBodySchema = z
  .strictObject({ body: z.string().trim().min(1).max(INVOICE_LIMITS.noteCharacters) })
  .meta({ id: "AddInvoiceNote" });
export const addInvoiceNoteSchema = invoiceNoteBodySchema.extend({ id: z.string() });
export type AddInvoiceNoteInput = z.input<typeof addInvoiceNoteSchema>;

export const cancelInvoiceSchema = z.object({ id: z.string(), version: z.int().optional() });
export type CancelInvoiceInput = z.input<typeof cancelInvoiceSchema>;

export const keepSurplusSchema = z
  .strictObject({
    reason: textSchema(INVOICE_LIMITS.descriptionCharacters).describe("Why; kept in the audit log"),
  })
  .meta({ id: "KeepSurplus" });
export type KeepSurplusInput = z.input<typeof keepSurplusSchema> & {
  readonly id: string;
  readonly version?: number | undefined;
};
