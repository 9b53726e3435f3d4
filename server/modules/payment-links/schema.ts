import { z } from "zod";
import { pageSchema } from "@/server/core/pagination";
import {
  amountInputSchema,
  createdFields,
  decimalSchema,
  idSchema,
  listOf,
  metadataFields,
  metadataChangeSchema,
  metadataInputSchema,
  metadataSchema,
  timeSchema,
} from "@/server/core/wire";
import {
  descriptionField,
  expirySecondsField,
  INVOICE_LIMITS,
  lineItemSchema,
  lineItemsInputSchema,
  returnUrl,
} from "@/server/modules/invoices/schema";
import { brandingSchema, PRICE_CURRENCIES } from "@/server/modules/merchants/schema";

/** Bounds of a payment link's fields; the form shows the same ones. */
export const PAYMENT_LINK_LIMITS = { maxUses: 10_000 } as const;

const totalsSchema = z.object({
  invoices: z.int(),
  paid_invoices: z.int(),
  uses: z.int().describe("Invoices that are open or paid: what `max_uses` bounds"),
  amount_confirmed: decimalSchema.describe("In USDT, over all invoices"),
});

const pricedFields = {
  currency: z.enum(PRICE_CURRENCIES),
  amount: decimalSchema.nullable().describe("The price. Null: the customer chooses the amount"),
  subtotal_amount: decimalSchema.nullable().describe("The price without the tax of its line items"),
  tax_amount: decimalSchema.nullable(),
  minimum_amount: decimalSchema.nullable().describe("The least that the customer may choose"),
  maximum_amount: decimalSchema.nullable().describe("The most that the customer may choose"),
  line_items: z.array(lineItemSchema),
  description: z.string().nullable(),
};

/** A payment link as its merchant sees it. */
export const paymentLinkSchema = z
  .object({
    id: idSchema("paymentLink"),
    object: z.literal("payment_link"),
    livemode: z.boolean(),
    active: z.boolean(),
    url: z.string().describe("What you share"),
    ...pricedFields,
    success_url: z.string().nullable(),
    cancel_url: z.string().nullable(),
    invoice_expires_in_seconds: z.int(),
    max_uses: z
      .int()
      .nullable()
      .describe("How many invoices may be open or paid; one that expires or is cancelled makes room"),
    metadata: metadataSchema.describe("Copied to each invoice"),
    totals: totalsSchema.optional().describe("With expand=totals"),
    version: z.int(),
    created_at: timeSchema,
    updated_at: timeSchema,
  })
  .meta({ id: "PaymentLink" });
export type PaymentLink = z.output<typeof paymentLinkSchema>;

export const paymentLinkListSchema = listOf(paymentLinkSchema).meta({ id: "PaymentLinkList" });

const amounts = {
  amount: amountInputSchema.describe("The price. With `line_items` it must be their total"),
  minimum_amount: amountInputSchema.describe("Where the customer chooses the amount"),
  maximum_amount: amountInputSchema.describe("Where the customer chooses the amount"),
  line_items: lineItemsInputSchema,
};
const maxUsesField = z.int().min(1).max(PAYMENT_LINK_LIMITS.maxUses);

/** What is needed for a link. Without `amount` and `line_items` the customer chooses the amount. */
export const createPaymentLinkSchema = z
  .strictObject({
    currency: z.enum(PRICE_CURRENCIES).default("USDT"),
    amount: amounts.amount.optional(),
    minimum_amount: amounts.minimum_amount.optional(),
    maximum_amount: amounts.maximum_amount.optional(),
    line_items: amounts.line_items.optional(),
    description: descriptionField.optional(),
    success_url: returnUrl.optional(),
    cancel_url: returnUrl.optional(),
    invoice_expires_in_seconds: expirySecondsField.default(INVOICE_LIMITS.expirySeconds.default),
    max_uses: maxUsesField.optional().describe("Default: without a bound"),
    metadata: metadataInputSchema.default({}),
  })
  .meta({ id: "CreatePaymentLink" });
export type CreatePaymentLinkInput = z.input<typeof createPaymentLinkSchema>;

/** The body of a change; the id is in the path. Invoices that exist keep what they were made of. */
export const paymentLinkChangesSchema = z
  .strictObject({
    active: z.literal(true).optional().describe("Opens the link again; `deactivate` closes it"),
    amount: amounts.amount.nullable().optional(),
    minimum_amount: amounts.minimum_amount.nullable().optional(),
    maximum_amount: amounts.maximum_amount.nullable().optional(),
    line_items: amounts.line_items.nullable().optional(),
    description: descriptionField.nullable().optional(),
    success_url: returnUrl.nullable().optional(),
    cancel_url: returnUrl.nullable().optional(),
    invoice_expires_in_seconds: expirySecondsField.optional(),
    max_uses: maxUsesField.nullable().optional(),
    metadata: metadataChangeSchema.optional(),
  })
  .describe(
    "`amount`, `minimum_amount`, `maximum_amount` and `line_items` are one price: to name one of them replaces all four.",
  )
  .meta({ id: "UpdatePaymentLink" });

export const updatePaymentLinkSchema = paymentLinkChangesSchema.extend({
  id: z.string(),
  version: z.int().optional().describe("Refuses the change when the link has another version"),
});
export type UpdatePaymentLinkInput = z.input<typeof updatePaymentLinkSchema>;

export const deactivatePaymentLinkSchema = z.object({ id: z.string(), version: z.int().optional() });
export type DeactivatePaymentLinkInput = z.input<typeof deactivatePaymentLinkSchema>;

export const PAYMENT_LINK_EXPANSIONS = ["totals"] as const;
const expandField = z.array(z.enum(PAYMENT_LINK_EXPANSIONS)).default([]);

export const getPaymentLinkSchema = z.object({ id: z.string(), expand: expandField });
export type GetPaymentLinkInput = z.input<typeof getPaymentLinkSchema>;

export const listPaymentLinksSchema = pageSchema.extend({
  active: z.enum(["true", "false"]).optional(),
  ...metadataFields,
  ...createdFields,
  expand: expandField,
});
export type ListPaymentLinksInput = z.input<typeof listPaymentLinksSchema>;

/** A payment link as anybody sees it who opens it. */
export const publicPaymentLinkSchema = z.object({
  id: idSchema("paymentLink"),
  object: z.literal("public_payment_link"),
  livemode: z.boolean(),
  status: z.enum(["open", "inactive", "used_up"]),
  merchant: brandingSchema,
  ...pricedFields,
  version: z.int(),
});
export type PublicPaymentLink = z.output<typeof publicPaymentLinkSchema>;

/** What the link's page sends. */
export const mintInvoiceSchema = z.object({
  id: z.string(),
  form: z
    .string()
    .regex(/^[\w-]{16,64}$/, "Is not a form of this page")
    .describe("Names the form that was filled in, however often it is sent"),
  amount: amountInputSchema.optional(),
});
export type MintInvoiceInput = z.input<typeof mintInvoiceSchema>;
