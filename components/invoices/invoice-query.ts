import type { GetInvoiceInput } from "@/server/modules/invoices/schema";

/** The one question that the invoice page asks, on the server and again in the browser. */
export function invoiceQuery(id: string): GetInvoiceInput {
  return { id, expand: ["payments", "settlement", "customer"] };
}
