import type { Invoice } from "@/server/modules/invoices/schema";

const SOON = 2_000;
const LATER = 15_000;

/** Milliseconds until the invoice is asked for again: often while something is on its way, rarely while late money could come, never when all is final. */
export function refreshInterval(
  invoice: Pick<Invoice, "status" | "payments" | "settlement"> | undefined,
): number | false {
  if (!invoice) return false;
  if (invoice.status === "cancelled") return false;
  if (invoice.status === "expired") return LATER;
  if (invoice.status !== "paid") return SOON;
  const allFinal = invoice.payments?.every((payment) => payment.final || payment.status === "failed") ?? true;
  return allFinal && invoice.settlement?.available_at ? false : SOON;
}
