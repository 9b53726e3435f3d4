import type { PublicInvoice } from "@/server/modules/invoices/schema";

/** What the customer is looking at. Each has its own words, in sentences.ts. */
export type Screen =
  | "waiting"
  | "underpaid"
  | "seen"
  | "reorged"
  | "paid"
  | "overpaid"
  | "late"
  | "expired"
  | "cancelled"
  | "suspended";

/** The screen of an invoice. */
export function screenOf({
  status,
  exception,
  payments,
  merchant_suspended: isSuspended,
}: Pick<PublicInvoice, "status" | "exception" | "payments" | "merchant_suspended">): Screen {
  switch (status) {
    case "pending":
      if (payments.some((payment) => payment.status === "orphaned")) return "reorged";
      if (isSuspended) return "suspended";
      return exception === "underpaid" ? "underpaid" : "waiting";
    case "confirming":
      return "seen";
    case "paid":
      return exception === "overpaid" || exception === "late" ? exception : "paid";
    case "expired":
    case "cancelled":
      return status;
  }
}

/** Whether the page should still show where to send money. */
export function asksForMoney(screen: Screen): boolean {
  return screen === "waiting" || screen === "underpaid";
}

/** TRON makes a block every three seconds. */
const BLOCK_SECONDS = 3;

export interface ConfirmationProgress {
  readonly have: number;
  readonly need: number;
  readonly secondsLeft: number;
}

/** How far the slowest payment that counts is; null when none is on its way. */
export function confirmationProgress({
  payments,
}: Pick<PublicInvoice, "payments">): ConfirmationProgress | null {
  const waiting = payments.filter(
    ({ status, disposition }) =>
      disposition === "applied" && (status === "detected" || status === "confirming"),
  );
  const slowest = waiting.toSorted(
    (a, b) => b.required_confirmations - b.confirmations - (a.required_confirmations - a.confirmations),
  )[0];
  if (!slowest) return null;
  const need = slowest.required_confirmations;
  const have = Math.min(slowest.confirmations, need);
  return { have, need, secondsLeft: (need - have) * BLOCK_SECONDS };
}

/** The later of two answers about the same invoice: they can arrive out of order. Within a version, the later look at the chain. */
export function newest(known: PublicInvoice, answer: PublicInvoice): PublicInvoice {
  if (answer.id !== known.id || answer.version < known.version) return known;
  const sameVersion = answer.version === known.version;
  return sameVersion && lookedAt(answer) < lookedAt(known) ? known : answer;
}

function lookedAt({ detection }: PublicInvoice): number {
  return detection.scanned_at === null ? 0 : Date.parse(detection.scanned_at);
}

/** Whether nothing can change any more, so that nobody has to listen. */
export function isSettled({ status, payments }: Pick<PublicInvoice, "status" | "payments">): boolean {
  if (status === "cancelled") return true;
  return status === "paid" && payments.every(({ final, status }) => final || status === "failed");
}

/** The merchant's page to go back to; null when there is none, or when it is not a web address. */
export function returnLink(url: string | null, invoiceId: string): string | null {
  if (url === null) return null;
  const filled = url
    .replaceAll("{INVOICE_ID}", encodeURIComponent(invoiceId))
    .replaceAll("%7BINVOICE_ID%7D", encodeURIComponent(invoiceId));
  try {
    const { protocol, href } = new URL(filled);
    return protocol === "https:" || protocol === "http:" ? href : null;
  } catch {
    return null;
  }
}
