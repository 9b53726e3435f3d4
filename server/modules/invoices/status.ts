export const INVOICE_STATUSES = ["pending", "confirming", "paid", "expired", "cancelled"] as const;
export type InvoiceStatus = (typeof INVOICE_STATUSES)[number];

export const INVOICE_EXCEPTIONS = ["none", "underpaid", "overpaid", "late"] as const;
export type InvoiceException = (typeof INVOICE_EXCEPTIONS)[number];

/** Where an invoice may go from each status. `paid` goes back only when a payment is orphaned before it is final. */
const TRANSITIONS = {
  pending: ["confirming", "paid", "expired", "cancelled"],
  confirming: ["pending", "paid", "expired"],
  paid: ["confirming", "pending", "expired"],
  expired: ["confirming", "paid"],
  cancelled: [],
} as const satisfies Record<InvoiceStatus, readonly InvoiceStatus[]>;

export function canMoveInvoice(from: InvoiceStatus, to: InvoiceStatus): boolean {
  return (TRANSITIONS[from] as readonly InvoiceStatus[]).includes(to);
}

/** Only an invoice that nobody has paid anything toward may be cancelled. */
export function canCancelInvoice(invoice: { status: InvoiceStatus; exception: InvoiceException }): boolean {
  return invoice.status === "pending" && invoice.exception !== "underpaid";
}

/** Whether the customer can still be asked for money. */
export function isPayable(status: InvoiceStatus): boolean {
  return status === "pending";
}

/** Whether money that was already received can still be counted toward it: not enough has come, early or late. */
export function needsMoney(status: InvoiceStatus): boolean {
  return status === "pending" || status === "expired";
}

/** Whether nothing more will happen by itself. */
export function isTerminal(status: InvoiceStatus): boolean {
  return status === "paid" || status === "expired" || status === "cancelled";
}
