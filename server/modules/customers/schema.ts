import { z } from "zod";
import { pageSchema } from "@/server/core/pagination";
import {
  createdFields,
  decimalSchema,
  idSchema,
  listOf,
  metadataFields,
  metadataChangeSchema,
  metadataInputSchema,
  metadataSchema,
  textSchema,
  timeSchema,
} from "@/server/core/wire";

/** Bounds of a customer's fields; the form shows the same ones. */
export const CUSTOMER_LIMITS = { emailCharacters: 254, nameCharacters: 120, phoneCharacters: 32 } as const;

const emailField = z
  .email()
  .max(CUSTOMER_LIMITS.emailCharacters)
  .meta({ examples: ["ada@example.com"] });
const nameField = textSchema(CUSTOMER_LIMITS.nameCharacters).meta({ examples: ["Ada Lovelace"] });
const phoneField = z
  .string()
  .trim()
  .max(CUSTOMER_LIMITS.phoneCharacters)
  .regex(/^\+?[\d\s().-]{5,}$/, "Must be a phone number such as +44 20 7946 0018")
  .meta({ examples: ["+44 20 7946 0018"] });

const totalsSchema = z.object({
  invoices: z.int(),
  paid_invoices: z.int(),
  amount_confirmed: decimalSchema.describe("In USDT, over all invoices"),
});

/** A customer as the merchant sees it. Personal data is null once the customer was deleted. */
export const customerSchema = z
  .object({
    id: idSchema("customer"),
    object: z.literal("customer"),
    livemode: z.boolean(),
    email: z.string().nullable(),
    name: z.string().nullable(),
    phone: z.string().nullable(),
    metadata: metadataSchema,
    anonymised_at: timeSchema
      .nullable()
      .describe("When the customer was deleted and the personal data with it"),
    totals: totalsSchema.optional().describe("With expand=totals"),
    version: z.int(),
    created_at: timeSchema,
    updated_at: timeSchema,
  })
  .meta({ id: "Customer" });
export type Customer = z.output<typeof customerSchema>;

export const customerListSchema = listOf(customerSchema).meta({ id: "CustomerList" });

/** What events and webhooks tell of a customer: no personal data, because the log keeps everything for ever. */
export const customerReferenceSchema = z
  .object({
    id: idSchema("customer"),
    object: z.literal("customer"),
    livemode: z.boolean(),
    anonymised_at: timeSchema.nullable(),
    version: z.int(),
    created_at: timeSchema,
  })
  .meta({ id: "CustomerReference" });

export const createCustomerSchema = z
  .strictObject({
    email: emailField,
    name: nameField.optional(),
    phone: phoneField.optional(),
    metadata: metadataInputSchema.default({}),
  })
  .meta({ id: "CreateCustomer" });
export type CreateCustomerInput = z.input<typeof createCustomerSchema>;

/** A customer named in place: taken if the e-mail address is known, made if not. */
export const inlineCustomerSchema = createCustomerSchema
  .omit({ metadata: true })
  .meta({ id: "InlineCustomer" });
export type InlineCustomer = z.output<typeof inlineCustomerSchema>;

/** The body of a change; the id is in the path. */
export const customerChangesSchema = z
  .strictObject({
    email: emailField.optional(),
    name: nameField.nullable().optional(),
    phone: phoneField.nullable().optional(),
    metadata: metadataChangeSchema.optional(),
  })
  .meta({ id: "UpdateCustomer" });

export const updateCustomerSchema = customerChangesSchema.extend({
  id: z.string(),
  version: z.int().optional().describe("Refuses the change when the customer has another version"),
});
export type UpdateCustomerInput = z.input<typeof updateCustomerSchema>;

export const CUSTOMER_EXPANSIONS = ["totals"] as const;

export const getCustomerSchema = z.object({
  id: z.string(),
  expand: z.array(z.enum(CUSTOMER_EXPANSIONS)).default([]),
});
export type GetCustomerInput = z.input<typeof getCustomerSchema>;

export const deleteCustomerSchema = z.object({ id: z.string(), version: z.int().optional() });
export type DeleteCustomerInput = z.input<typeof deleteCustomerSchema>;

export const listCustomersSchema = pageSchema.extend({
  email: emailField.optional().describe("Exactly this address"),
  query: z
    .string()
    .trim()
    .max(200)
    .optional()
    .describe("An id, or beginnings of words of e-mail address, name or phone number, from 3 characters on"),
  ...metadataFields,
  ...createdFields,
});
export type ListCustomersInput = z.input<typeof listCustomersSchema>;
