import { zodResolver } from "@hookform/resolvers/zod";
import { z } from "zod";
import { findIssues } from "@/server/core/explain-issue";
import {
  type CreateInvoiceInput,
  createInvoiceSchema,
  INVOICE_LIMITS,
} from "@/server/modules/invoices/schema";
import { parseMetadata } from "./metadata-form";

export interface LineItemValues {
  description: string;
  quantity: string;
  unit_amount: string;
  tax_percentage: string;
}

/** What the form holds: text as it was typed. With line items they make the amount, and `amount` is left out. */
export interface InvoiceFormValues {
  amount: string;
  currency: "USDT" | "USD" | "EUR";
  line_items: LineItemValues[];
  description: string;
  order_id: string;
  customer_email: string;
  customer_name: string;
  expires_in_seconds: string;
  metadata: string;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const EXPIRY_OPTIONS = [
  { value: String(15 * MINUTE), label: "15 minutes" },
  { value: String(INVOICE_LIMITS.expirySeconds.default), label: "30 minutes" },
  { value: String(2 * HOUR), label: "2 hours" },
  { value: String(DAY), label: "1 day" },
  { value: String(7 * DAY), label: "7 days" },
  { value: String(30 * DAY), label: "30 days" },
  { value: String(90 * DAY), label: "90 days" },
] as const;

export const CURRENCY_OPTIONS = [
  { value: "USDT", label: "USDT" },
  { value: "USD", label: "USD" },
  { value: "EUR", label: "EUR" },
] as const;

export const EMPTY_LINE: LineItemValues = {
  description: "",
  quantity: "1",
  unit_amount: "",
  tax_percentage: "",
};

export const EMPTY_INVOICE: InvoiceFormValues = {
  amount: "",
  currency: "USDT",
  line_items: [],
  description: "",
  order_id: "",
  customer_email: "",
  customer_name: "",
  expires_in_seconds: EXPIRY_OPTIONS[1].value,
  metadata: "",
};

const text = (value: string) => value.trim() || undefined;
/** A decimal comma is a decimal point. */
const decimal = (value: string) => value.trim().replace(",", ".");

export function toLineItem({ description, quantity, unit_amount, tax_percentage }: LineItemValues) {
  return {
    description: description.trim(),
    quantity: Number(quantity.trim()),
    unit_amount: decimal(unit_amount),
    tax_percentage: text(decimal(tax_percentage)),
  };
}

/** What is sent: fields left empty are left out. */
export function toCreateInput(values: InvoiceFormValues): CreateInvoiceInput {
  const { line_items: lines, customer_email, customer_name } = values;
  const email = text(customer_email);
  const metadata = parseMetadata(values.metadata);
  return {
    ...(lines.length > 0 ? { line_items: lines.map(toLineItem) } : { amount: decimal(values.amount) }),
    currency: values.currency,
    description: text(values.description),
    order_id: text(values.order_id),
    customer: email === undefined ? undefined : { email, name: text(customer_name) },
    expires_in_seconds: Number(values.expires_in_seconds),
    metadata: Object.keys(metadata).length > 0 ? metadata : undefined,
  };
}

const FIELDS: Readonly<Record<string, string>> = {
  "customer.email": "customer_email",
  "customer.name": "customer_name",
};

/** The form's own name of a field of the API; undefined for one that it does not have. */
export function fieldOf(path: string): string | undefined {
  const [head = ""] = path.split(".");
  return FIELDS[path] ?? (head === "metadata" ? "metadata" : head in EMPTY_INVOICE ? path : undefined);
}

/** Judges the form by the same schema as the API, under the form's own names. */
const formSchema = z.custom<InvoiceFormValues>().superRefine((values, ctx) => {
  for (const { path, message } of findIssues(createInvoiceSchema, toCreateInput(values))) {
    const field = fieldOf(path) ?? "amount";
    ctx.addIssue({ code: "custom", message, path: field.split(".") });
  }
});

export const invoiceResolver = zodResolver(formSchema);
