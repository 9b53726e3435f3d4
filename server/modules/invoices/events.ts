import { invoiceSchema } from "@/server/modules/invoices/schema";

/** Everything that can be told about an invoice. The payload is the invoice as its merchant sees it. */
export const INVOICE_EVENTS = [
  "invoice.created",
  "invoice.payment_detected",
  "invoice.confirming",
  "invoice.paid",
  "invoice.underpaid",
  "invoice.overpaid",
  "invoice.paid_late",
  "invoice.reopened",
  "invoice.expired",
  "invoice.cancelled",
] as const;

export const invoiceEventPayload = invoiceSchema;
