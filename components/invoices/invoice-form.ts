import { zodResolver } from "@hookform/resolvers/zod";
import { z } from "zod";
import {
  type CreateInvoiceInput,
  createInvoiceSchema,
  INVOICE_LIMITS,
} from "@/server/modules/invoices/schema";

/** What the form holds: text as it was typed. */
export interface InvoiceFormValues {
  amount: string;
  currency: "USDT" | "USD";
  description: string;
  order_id: string;
  customer_email: string;
  expires_in_seconds: string;
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
] as const;

export const CURRENCY_OPTIONS = [
  { value: "USDT", label: "USDT" },
  { value: "USD", label: "USD" },
] as const;

export const EMPTY_INVOICE: InvoiceFormValues = {
  amount: "",
  currency: "USDT",
  description: "",
  order_id: "",
  customer_email: "",
  expires_in_seconds: EXPIRY_OPTIONS[1].value,
};

/** What is sent: fields left empty are left out, and a decimal comma is a decimal point. */
export function toCreateInput(values: InvoiceFormValues): CreateInvoiceInput {
  const text = (value: string) => value.trim() || undefined;
  return {
    amount: values.amount.trim().replace(",", "."),
    currency: values.currency,
    description: text(values.description),
    order_id: text(values.order_id),
    customer: text(values.customer_email) ? { email: values.customer_email.trim() } : undefined,
    expires_in_seconds: Number(values.expires_in_seconds),
  };
}

const formSchema = z.custom<InvoiceFormValues>().transform(toCreateInput).pipe(createInvoiceSchema);

/** Judges the form by the same schema as the API. */
export const invoiceResolver = zodResolver(formSchema);
